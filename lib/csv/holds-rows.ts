/** Lines that are looked at. */
const maxLines = 50;

/**
 * Whether most lines of a text have more than one cell. Below a quote that does not close they are
 * rows of the table; else they are one long text.
 */
export function holdsRows(text: string, separator: string): boolean {
  const lines = text.split(/\r\n|\n|\r/, maxLines).filter((line) => line !== '');
  return lines.filter((line) => line.includes(separator)).length * 2 > lines.length;
}
