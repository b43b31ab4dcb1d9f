/** A file that can be read repeatedly, from any byte on. `bytes` is its length. */
export type FileSource = { bytes: number; read(start?: number): AsyncIterable<Buffer> };
