import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type BackupHeader, newHeader, openHeader } from './backup-header.ts';
import { decodeFrames, encodeFrame, type Frame } from './frames.ts';
import { openChunks, sealChunks } from './sealed-chunks.ts';
import { writeWhole } from './write-whole.ts';

/** Sequences of random files and damages: thousands in `npm run test:endurance`. */
const numRuns = Number(process.env.BACKUP_DAMAGES ?? 60);
const header: BackupHeader = { key: randomBytes(32), bytes: Buffer.from('a header\n') };
const sizes = fc.oneof(
  fc.integer({ min: 0, max: 300 }),
  fc.constantFrom(65_535, 65_536, 65_537, 131_071, 131_072, 131_073),
  fc.integer({ min: 0, max: 200_000 }),
);

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'club-sealed-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Streams bytes in pieces of a size, as a disk or a network does. */
async function* inParts(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const collected: Item[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

async function whole(parts: AsyncIterable<Buffer>): Promise<Buffer> {
  return Buffer.concat(await collect(parts));
}

const seal = (content: Buffer, part = 10_000) => whole(sealChunks(inParts(content, part), header));
const open = (sealed: Buffer, part = 7_000) =>
  whole(openChunks(inParts(sealed.subarray(header.bytes.length), part), header));

test('opens what it has sealed, whatever pieces it comes in', () =>
  fc.assert(
    fc.asyncProperty(sizes, fc.integer({ min: 1_000, max: 90_000 }), async (size, part) => {
      const content = randomBytes(size);
      expect((await open(await seal(content, part), part)).equals(content)).toBe(true);
    }),
    { numRuns },
  ));

test('opens no file that was cut, prolonged, changed or put in another order', () =>
  fc.assert(
    fc.asyncProperty(
      sizes,
      fc.nat(),
      fc.constantFrom('cut', 'longer', 'bit', 'swap', 'drop'),
      async (size, at, way) => {
        const sealed = await seal(randomBytes(size));
        const start = header.bytes.length;
        const position = start + (at % (sealed.length - start));
        const chunk = 65_536 + 16;
        let other = Buffer.from(sealed);
        if (way === 'cut') other = other.subarray(0, position);
        if (way === 'longer') other = Buffer.concat([other, randomBytes(1 + (at % 70_000))]);
        if (way === 'bit') other[position] = (other[position] as number) ^ (1 << (at % 8));
        if (way === 'drop') other = Buffer.concat([other.subarray(0, start), other.subarray(start + chunk)]);
        if (way === 'swap') {
          fc.pre(sealed.length > start + 2 * chunk);
          const [first, second] = [
            other.subarray(start, start + chunk),
            other.subarray(start + chunk, start + 2 * chunk),
          ];
          other = Buffer.concat([other.subarray(0, start), second, first, other.subarray(start + 2 * chunk)]);
        }
        await expect(open(other)).rejects.toThrow(/cut off or damaged/);
      },
    ),
    { numRuns },
  ));

test('tells a wrong passphrase from another file', async () => {
  const made = await newHeader('correct horse battery staple', '1.0.0', 15);
  const file = Buffer.concat([made.bytes, randomBytes(100)]);
  expect((await openHeader(file, 'correct horse battery staple')).key).toEqual(made.key);
  await expect(openHeader(file, 'correct horse battery')).rejects.toThrow(/passphrase is not the one/);
  for (const other of [
    '',
    'CLUB-BACKUP 1\n',
    'CLUB-BACKUP 1\n{"logN":40}\n',
    'PK',
    `CLUB-BACKUP 1\n${'x'.repeat(2_000)}\n`,
  ])
    await expect(openHeader(Buffer.from(other), 'correct horse battery')).rejects.toThrow(/is not a backup/);
});

test('reads a passphrase with accents however the keyboard composes it', async () => {
  const { bytes } = await newHeader('Forêt d’Émeraude', '1.0.0', 15);
  await openHeader(bytes, 'Forêt d’Émeraude'.normalize('NFD'));
});

test('reads the frames that it wrote, in pieces of any size', async () => {
  const frames: Frame[] = [
    { kind: 'table', name: 'client', columns: ['id'] },
    Buffer.from('1\n'),
    Buffer.alloc(0),
    randomBytes(100_000),
    { kind: 'rows', count: 1 },
    { kind: 'end', tables: 1 },
  ];
  const bytes = Buffer.concat(frames.map(encodeFrame));
  for (const part of [1, 3, 1_000, 1_000_000])
    expect(await collect(decodeFrames(inParts(bytes, part)))).toEqual(frames);
  await expect(collect(decodeFrames(inParts(bytes.subarray(0, -1), 1_000)))).rejects.toThrow(/damaged/);
});

test('leaves no file on a full disk, or when its content fails', async () => {
  const failing = (error: Error) =>
    (async function* () {
      yield Buffer.from('the beginning');
      throw error;
    })();
  const full = Object.assign(new Error('write'), { code: 'ENOSPC', syscall: 'write' });
  const file = path.join(folder, 'failed');
  await expect(writeWhole(file, failing(full))).rejects.toThrow(/disk of .* is full: nothing was written/);
  await expect(writeWhole(file, failing(new Error('lost')))).rejects.toThrow('lost');
  await expect(writeWhole(path.join(folder, 'no', 'such'), failing(full))).rejects.toThrow(/could not be written/);
  expect(await readdir(folder)).toEqual([]);
});

test.each(['SIGINT', 'SIGTERM'] as const)('leaves no file when it is told to end by %s', async (signal) => {
  const before = process.listenerCount(signal);
  const content = (async function* () {
    yield Buffer.from('the beginning');
    process.emit(signal);
    yield Buffer.from('the end');
  })();
  const file = path.join(folder, 'ended');
  await expect(writeWhole(file, content)).rejects.toThrow(`${file} was not written: the backup was interrupted.`);
  expect(await readdir(folder)).toEqual([]);
  expect(process.listenerCount(signal)).toBe(before);
});

test('shows a file once it is whole, to its owner alone, and replaces none', async () => {
  const file = path.join(folder, 'whole');
  // What a killed backup of the same name left behind: no process has this id.
  await writeFile(`${file}.unfinished-4194305`, 'half');
  expect(await writeWhole(file, inParts(Buffer.from('content'), 3))).toBe(7);
  expect(await readdir(folder)).toEqual(['whole']);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  await expect(writeWhole(file, inParts(Buffer.from('other'), 3))).rejects.toThrow(/exists already/);
  expect(await readFile(file, 'utf8')).toBe('content');
});
