/** Longest name before the address, in UTF-16 units. */
const longestName = 70;

/**
 * `Club des Dunes <club@exemple.example>`: any name of a structure becomes one display name and
 * adds no header and no address.
 */
export function sender(name: string, from: string): string {
  // Atoms and spaces only (RFC 5322, 3.2.3): what has a meaning in an address, and what ends a
  // line, becomes a space.
  const plain = name
    .slice(0, 4 * longestName)
    .toWellFormed()
    .replace(/[\p{C}\p{Z}"(),.:;<>@[\\\]]+/gu, ' ')
    .trim()
    .slice(0, longestName)
    .trim();
  return plain ? `${plain} <${from}>` : from;
}

/** A subject on one line. */
export function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim();
}
