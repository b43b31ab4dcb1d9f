import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { expect, test } from 'vitest';
import { spool } from './spool.ts';

const mebibyte = Buffer.from(`${'x'.repeat(1023)}\n`.repeat(1024));
const left = async () => (await readdir(tmpdir())).filter((name) => name.startsWith('club-snapshot-'));

function bodyOf(...pieces: Uint8Array[]) {
  const seen = { pieces: 0, ended: false };
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        const piece = pieces[seen.pieces];
        if (!piece) return controller.close();
        seen.pieces += 1;
        controller.enqueue(piece);
      },
      cancel() {
        seen.ended = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { body, seen };
}

test('reads a body again as it arrived, from a file that has no name', async () => {
  const before = await left();
  const spooled = await spool(bodyOf(mebibyte, Buffer.from('fin')).body);
  if (!spooled.ok) throw new Error(spooled.problem);
  expect(await left()).toEqual(before);
  const again = createHash('sha256');
  for await (const piece of spooled.value.read()) again.update(piece);
  expect(again.digest('hex')).toBe(spooled.value.hash);
  expect(spooled.value.hash).toBe(createHash('sha256').update(mebibyte).update('fin').digest('hex'));
  await spooled.value.forget();
});

test('reports a body that is too large at once, and drains only a little of the rest', async () => {
  const { body, seen } = bodyOf(...Array.from({ length: 1_000 }, () => mebibyte));
  expect(await spool(body, null, 3 * mebibyte.length)).toEqual({ ok: false, problem: 'too-large' });
  await expect.poll(() => seen.ended).toBe(true);
  expect(seen.pieces).toBeLessThan(80);
});

test('reports a line that is too long at once, in however many pieces it arrives', async () => {
  const fits = [
    Buffer.from(`${'x'.repeat(256 * 1024)}\n`),
    ...Array.from({ length: 4 }, () => Buffer.alloc(64 * 1024, 'x')),
  ];
  const spooled = await spool(bodyOf(...fits).body);
  expect(spooled.ok).toBe(true);
  if (spooled.ok) await spooled.value.forget();
  expect(await spool(bodyOf(...fits, Buffer.from('x')).body)).toEqual({ ok: false, problem: 'too-large' });
});

test('reports a body that breaks off as such', async () => {
  const body = new ReadableStream<Uint8Array>({ pull: () => Promise.reject(new Error('reset')) });
  expect(await spool(body)).toEqual({ ok: false, problem: 'cut-off' });
});
