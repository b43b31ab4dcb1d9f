/** What one import may hold, said before the upload. Beyond is refused, never truncated. */
export const limits = {
  /** 100 MB, in bytes. */
  bytes: 100_000_000,
  rows: 1_000_000,
  columns: 500,
  /** One row of the file, in bytes. */
  recordBytes: 1_000_000,
} as const;
