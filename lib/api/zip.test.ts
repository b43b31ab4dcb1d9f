import { crc32, inflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { zip } from './zip.ts';

test('writes an archive whose directory leads to every file', () => {
  const archive = zip(
    [
      { name: 'data.json', content: '{"é":1}' },
      { name: 'data.html', content: 'a'.repeat(10_000) },
    ],
    new Date(2026, 10, 28, 12, 30, 10),
  );
  const end = archive.length - 22;
  expect(archive.readUInt32LE(end)).toBe(0x06054b50);
  expect(archive.readUInt16LE(end + 10)).toBe(2);
  let at = archive.readUInt32LE(end + 16);
  const read = [0, 1].map(() => {
    expect(archive.readUInt32LE(at)).toBe(0x02014b50);
    const [size, nameLength, offset] = [at + 20, at + 28, at + 42].map((place, index) =>
      index === 1 ? archive.readUInt16LE(place) : archive.readUInt32LE(place),
    ) as [number, number, number];
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    const begin = offset + 30 + nameLength;
    const content = inflateRawSync(archive.subarray(begin, begin + size));
    expect(archive.readUInt32LE(at + 16)).toBe(crc32(content));
    at += 46 + nameLength;
    return [name, content.toString()];
  });
  expect(read).toEqual([
    ['data.json', '{"é":1}'],
    ['data.html', 'a'.repeat(10_000)],
  ]);
});
