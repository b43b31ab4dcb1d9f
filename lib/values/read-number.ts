/**
 * What a value that should be a number of a phone or a member is, once the marks of a calculating
 * program are off: `exact` digits, `lost` when the program kept only some of them, or null when the
 * text is no number of a program.
 */
export type ProgramNumber = { exact: string } | { lost: true } | null;

/** How every number below ends. */
const ending = /[.,]0{1,6}$|E\+?\d{1,2}$/i;
/** A whole number with the decimals of a float column: "641000602.0", "641 000 604,00". */
const float = /^([+-]?\d[\d ]*)[.,]0{1,6}$/;
/** "2.000" may be two or two thousand. */
const isThousands = /^[+-]?\d{1,3}[.,]000$/;
/** The same with marks between its thousands: "1,234.0", "1.234,00". */
const grouped = /^([+-]?\d{1,3}(?:([ ,.'])\d{3})(?:\2\d{3})*)[.,]0{1,6}$/;
/** How Java writes a number: with as many decimals as tell it from every other. */
const shortest = /^\d\.\d+E\d{1,2}$/;
/** Scientific notation: "6.41000601E8", "1,002E+11". */
const scientific = /^(\d)(?:[.,](\d{1,20}))?E\+?(\d{1,2})$/i;

/**
 * Reads a number as spreadsheets and data frames write it. Scientific notation is exact only when
 * every digit of the number is written, or by a program that leaves only zeros out.
 * @param text as `undress` returns it
 */
export function readProgramNumber(text: string): ProgramNumber {
  if (!ending.test(text)) return null;
  const [, thousands, mark = ''] = grouped.exec(text) ?? [];
  if (thousands && mark !== ' ') return { exact: thousands.replaceAll(mark, '') };
  const whole = float.exec(text)?.[1];
  if (whole) return isThousands.test(text) ? null : { exact: whole };
  const parts = scientific.exec(text);
  if (!parts) return null;
  const [, first = '', decimals = '', power = '0'] = parts;
  const exponent = Number(power);
  // Trailing zeros are digits that the program chose not to round away: "4,20E+02" is 420.
  if (decimals.length < exponent)
    return shortest.test(text) ? { exact: first + decimals.padEnd(exponent, '0').replace(/^0$/, '') } : { lost: true };
  const rest = decimals.slice(exponent);
  return /^0*$/.test(rest) ? { exact: first + decimals.slice(0, exponent) } : null;
}
