import type { FileSource } from '#lib/csv/file-source.ts';

/** For tests: streams a file as the database does, in pieces of this size. */
export function testFile(content: string | Buffer, pieceBytes = 65_536): FileSource {
  const whole = Buffer.from(content);
  return {
    bytes: whole.length,
    async *read(start = 0) {
      for (let at = start; at < whole.length; at += pieceBytes) yield whole.subarray(at, at + pieceBytes);
    },
  };
}
