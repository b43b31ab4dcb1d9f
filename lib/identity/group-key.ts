/**
 * Maximum UTF-16 units that are looked at, several times the longest name: ordering combining marks
 * takes time that grows with the square of their number.
 */
const maxKeyLength = 1_000;

/**
 * Returns what makes two names one group: lower case, no accents, one space for several. The
 * function `group_key` of the database does the same.
 */
export function groupKey(name: string): string {
  return name
    .slice(0, maxKeyLength)
    .replace(/\s+/g, ' ')
    .trim()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll('ς', 'σ');
}
