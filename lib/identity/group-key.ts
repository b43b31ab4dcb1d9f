/**
 * Returns what makes two names one group: lower case, no accents, one space for several. The
 * function `group_key` of the database does the same.
 */
export function groupKey(name: string): string {
  return name
    .replace(/\s+/g, ' ')
    .trim()
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replaceAll('ς', 'σ');
}
