/**
 * Endings of names that lists of text have. Many programs write text under `.xls`; what such a file
 * really is, its content says (`rejectBinary`).
 */
const expected = new Set(['csv', 'txt', 'text', 'tsv', 'tab', 'asc', 'dat', 'prn', 'xls']);

/**
 * Returns whether the name of a file has an ending that a list may have, or none at all: what
 * follows a dot is an ending where it is one to eight letters and digits, with a letter among them.
 */
export function hasExpectedEnding(fileName: string): boolean {
  const [, ending] = /\.([a-z0-9]{1,8})$/i.exec(fileName.trim().slice(-20)) ?? [];
  return ending === undefined || /^\d+$/.test(ending) || expected.has(ending.toLowerCase());
}
