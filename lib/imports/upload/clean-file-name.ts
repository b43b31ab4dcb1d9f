/** Cleans a file name that a client sent, so that it can be shown and stored. */
export function cleanFileName(name: string): string {
  const clean = name
    .slice(0, 1_000)
    .toWellFormed()
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '')
    .trim();
  return clean.slice(0, 200).toWellFormed() || 'clients.csv';
}
