/** What one import may hold, said before the upload. Beyond is refused, never truncated. */
export const importLimits = {
  /** 100 MB, in bytes. */
  bytes: 100_000_000,
  rows: 1_000_000,
  columns: 500,
  /** One row of the file, in bytes. */
  recordBytes: 1_000_000,
  /** What the files that are kept may take together in one structure: 1 GB, in bytes. */
  storedBytes: 1_000_000_000,
  /** Files of one structure within an hour. */
  filesAnHour: 120,
  /** For so long a file and its rows are kept, and an import can be undone. */
  keptDays: 30,
} as const;
