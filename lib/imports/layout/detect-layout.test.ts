import { describe, expect, test } from 'vitest';
import { detectLayout } from '#lib/imports/layout/detect-layout.ts';
import { testFile } from '#lib/testing/file.ts';

const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');

describe('opening a stored file', () => {
  const opens = async (content: string | Buffer) => {
    let count = 0;
    const stored = testFile(content, 524_288);
    const counted = {
      ...stored,
      read: (start?: number) => {
        count += 1;
        return stored.read(start);
      },
    };
    await detectLayout(counted);
    return count;
  };

  test('happens once to detect its layout, in every encoding', async () => {
    const rows = 'nom;email\nDupré;a@b.fr\n'.repeat(1_000);
    expect(await opens(rows)).toBe(1);
    expect(await opens(Buffer.from(rows, 'latin1'))).toBe(1);
    expect(await opens(utf16(rows))).toBe(1);
    expect(await opens(rows.repeat(50))).toBe(1);
  });

  test('happens again only where the first records go beyond its head', async () => {
    expect(await opens(`nom;email\n${`${'x'.repeat(100_000)};a@b.fr\n`.repeat(20)}`)).toBe(2);
  });
});
