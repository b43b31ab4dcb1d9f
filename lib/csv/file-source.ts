/** A file that can be read again and again, from any byte on. `bytes` is its length. */
export type FileSource = { bytes: number; read(start?: number): AsyncIterable<Buffer> };
