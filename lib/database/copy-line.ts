/** What one column of a COPY line can hold. */
export type CopyValue = string | number | string[] | null;

/**
 * One line of PostgreSQL's COPY text format. NUL, which PostgreSQL cannot store, becomes its symbol
 * "␀".
 */
export function copyLine(values: CopyValue[]): string {
  return `${values.map(encode).join('\t')}\n`;
}

function encode(value: CopyValue): string {
  if (value === null) return '\\N';
  if (typeof value === 'number') return String(value);
  return escapeText(typeof value === 'string' ? value : arrayLiteral(value));
}

function arrayLiteral(items: string[]): string {
  return `{${items.map((item) => `"${/["\\]/.test(item) ? item.replace(/["\\]/g, '\\$&') : item}"`).join(',')}}`;
}

const escapes: Record<string, string> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t', '\0': '\u2400' };

function escapeText(text: string): string {
  return /[\\\n\r\t\0]/.test(text) ? text.replace(/[\\\n\r\t\0]/g, (character) => escapes[character] as string) : text;
}
