import { z } from 'zod';
import { damaged } from './sealed-chunks.ts';

/** The first frame of a backup: what it holds, and what its contents need. */
const manifest = z.object({
  kind: z.literal('manifest'),
  product: z.string(),
  /** ISO 8601: everything committed before is in the backup. */
  takenAt: z.string(),
  /** Names of the migrations that the database had. */
  migrations: z.array(z.string()),
  /** The key that all others are derived from. */
  mainKey: z.string(),
});
/**
 * The name of a table, or null for the jobs that wait, and the columns of the lines that follow.
 */
const table = z.object({ kind: z.literal('table'), name: z.string().nullable(), columns: z.array(z.string()) });
const rows = z.object({ kind: z.literal('rows'), count: z.int() });
const end = z.object({ kind: z.literal('end'), tables: z.int() });
const control = z.discriminatedUnion('kind', [manifest, table, rows, end]);

export type Manifest = z.output<typeof manifest>;
export type ControlFrame = z.output<typeof control>;
/** A statement about the backup, or lines of the present table in COPY's text format. */
export type Frame = ControlFrame | Buffer;

const kinds = { control: 0x43, data: 0x44 };
/** One letter and the length of what follows, 32 bits. */
const headBytes = 5;

/** Writes a frame. */
export function encodeFrame(frame: Frame): Buffer {
  const content = Buffer.isBuffer(frame) ? frame : Buffer.from(JSON.stringify(frame));
  const head = Buffer.alloc(headBytes);
  head[0] = Buffer.isBuffer(frame) ? kinds.data : kinds.control;
  head.writeUInt32BE(content.length, 1);
  return Buffer.concat([head, content]);
}

/**
 * Reads frames from a stream whose bytes are known to be those that were written.
 * @throws Refusal when they are not frames
 */
export async function* decodeFrames(source: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  let rest: Buffer = Buffer.alloc(0);
  let wanted = headBytes;
  let parts: Buffer[] = [];
  let length = 0;
  for await (const part of source) {
    parts.push(part);
    length += part.length;
    if (length < wanted) continue;
    rest = Buffer.concat(parts, length);
    for (;;) {
      wanted = rest.length < headBytes ? headBytes : headBytes + rest.readUInt32BE(1);
      if (rest.length < wanted) break;
      yield decodeFrame(rest[0] as number, rest.subarray(headBytes, wanted));
      rest = rest.subarray(wanted);
    }
    parts = [rest];
    length = rest.length;
  }
  if (length > 0) throw damaged();
}

function decodeFrame(kind: number, content: Buffer): Frame {
  if (kind === kinds.data) return content;
  if (kind !== kinds.control) throw damaged();
  return control.parse(JSON.parse(content.toString('utf8')));
}
