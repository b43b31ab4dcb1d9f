import { decodeHTMLStrict } from 'entities';
import { withoutInvisible } from './invisible.ts';

/** UTF-16 units; a longer text is a note or an attack, and is left as it is. */
const longestDressed = 4_000;

/** What nearly every value looks like: nothing below would change it. */
const plain = /^[A-Za-z0-9@.,+()/:# -]+$/;
const loose = /^ | {2}| $/;
/** A text that a spreadsheet was told to keep as it is: `="0641…"`, `=T("0641…")`. */
const textFormula = /^=(?:T\()?(?:"((?:[^"]|"")*)"|'([^']*)'|""([^"]*)"")\)?$/;
/** A number that a spreadsheet took for a formula. */
const numberFormula = /^=\s?(?=\+?\d[\d ]{5,}$)/;
/** A character as OOXML writes it (ECMA-376 part 1, 22.4.2.4), or JSON. */
const escaped = /_x([0-9A-F]{4})_|\\u([0-9A-F]{4})/gi;
const entity = /&(?:[a-z][a-z0-9]{1,30}|#\d{1,7}|#x[0-9a-f]{1,6});/i;
const apostrophes = /[\u2018\u2019\u02bb-\u02bd\u02b9\u2032\u00b4\u0060\uff07\u201b\ua78c]/g;
const hyphens = /[\u2010-\u2013\u2043\u2212\ufe63\uff0d]|(?<=\p{L})[\u2014\u2015](?=\p{L})/gu;
/** Letters and digits that fonts of East Asia and of print have forms of their own for. */
const otherForms = /[\ufb00-\ufb06\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]+/g;
const spaces = /[\s\p{Z}\u0085]+/gu;

/**
 * Removes from a value what programs put around it, so that the same value from two programs is the
 * same text: text formulas of spreadsheets, an apostrophe before a number, quotation marks around
 * the whole, OOXML escapes, HTML entities, and invisible characters (`withoutInvisible`). Letters
 * become NFC; apostrophes, hyphens and spaces become one kind each. Idempotent.
 */
export function undress(text: string): string {
  if (plain.test(text) && !loose.test(text)) return text;
  if (text.length > longestDressed) return text.trim();
  let bare = text;
  for (let before = ''; before !== bare; ) {
    before = bare;
    bare = withoutQuotes(normalise(withoutEntities(withoutEscapes(bare))));
  }
  return bare;
}

function withoutEscapes(text: string): string {
  const isEscaped = text.includes('\\') || text.includes('_x') || text.includes('_X');
  if (!isEscaped) return withoutPadding(text);
  const whole = text
    .replace(/\\(?=["'])/g, '')
    .replace(escaped, (sequence, ooxml?: string, json?: string) =>
      unescaped(sequence, Number.parseInt(ooxml ?? json ?? '', 16)),
    );
  return withoutPadding(whole);
}

/**
 * What pads a text in memory or ends a file of DOS, and line breaks that a program wrote as two
 * signs.
 */
function withoutPadding(text: string): string {
  const isPadding = (character = '') => character === '\0' || character === '\x1a';
  let [start, end] = [0, text.length];
  while (start < end && isPadding(text[start])) start += 1;
  while (end > start && isPadding(text[end - 1])) end -= 1;
  while (end - start > 1 && text[end - 2] === '\\' && /[rn]/.test(text[end - 1] ?? '')) end -= 2;
  return text.slice(start, end);
}

/** A control becomes a space; half a character stays as it is written. */
function unescaped(sequence: string, code: number): string {
  if (code >= 0xd800 && code <= 0xdfff) return sequence;
  return code < 32 || (code >= 127 && code < 160) ? ' ' : String.fromCharCode(code);
}

/** Once a turn: `&amp;eacute;` comes from two programs in a row. */
function withoutEntities(text: string): string {
  return entity.test(text) ? decodeHTMLStrict(text) : text;
}

function normalise(text: string): string {
  return withoutInvisible(text)
    .normalize('NFC')
    .replace(apostrophes, "'")
    .replace(hyphens, '-')
    .replace(otherForms, (letters) => letters.normalize('NFKC'))
    .replace(spaces, ' ')
    .trim();
}

function withoutQuotes(text: string): string {
  if (text.startsWith('=')) return withoutFormula(text);
  // "'t Hooft" is a name: only before what a spreadsheet would calculate with is it a marker.
  if (/^'+[\d=+\-@(]/.test(text)) return text.replace(/^'+/, '');
  const quoted = /^(["'])(.*)\1$/s.exec(text) ?? /^[«“„‹](\s*)(.*?)\s*[»”“›]$/s.exec(text);
  const inner = quoted?.[2]?.trim();
  return inner && isWholeInQuotes(inner, text.charAt(0)) ? inner : text;
}

function withoutFormula(text: string): string {
  const [formula, ...kept] = textFormula.exec(text) ?? [];
  if (formula === undefined) return text.replace(numberFormula, '');
  return (kept.find((inner) => inner !== undefined) ?? '').replaceAll('""', '"').trim();
}

/** Not `"Jo" and "Al"`; but `""Jo""`, and a text formula in quotes. */
function isWholeInQuotes(inner: string, mark: string): boolean {
  if (/^="[^"]*"$/.test(inner)) return true;
  const core = /^(["'])(.*)\1$/s.exec(inner)?.[2] ?? inner;
  if (/["«»“”„‹›]/.test(core)) return false;
  // An apostrophe between letters is no quotation mark.
  return core !== '' && (mark !== "'" || !core.replace(/(?<=\p{L})'(?=\p{L})/gu, '').includes("'"));
}
