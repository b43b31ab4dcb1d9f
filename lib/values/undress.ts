import { decodeHTMLStrict } from 'entities';

/** UTF-16 units; a longer text is a note or an attack, and is left as it is. */
const longestDressed = 4_000;

/** What nearly every value looks like: nothing below would change it. */
const plain = /^[A-Za-z0-9@.,+()/:# -]+$/;
const loose = /^ | {2}| $/;
/** A text that a spreadsheet was told to keep as it is: `="0641…"`. */
const textFormula = /^="((?:[^"]|"")*)"$/;
/** A control character as OOXML writes it (ECMA-376 part 1, 22.4.2.4). */
const ooxmlControl = /_x00[01][0-9A-F]_/gi;
const entity = /&(?:[a-z][a-z0-9]{1,30}|#\d{1,7}|#x[0-9a-f]{1,6});/i;
/** A zero-width joiner shapes Arabic, Indic and emoji; between Latin letters it is debris. */
const invisible = /(?![\u200c\u200d])[\p{Cf}\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0]/gu;
const joinerInLatin =
  /(?<=^|[\p{sc=Latin}\p{N}\p{P}\p{Z}])[\u200c\u200d]+|[\u200c\u200d]+(?=$|[\p{sc=Latin}\p{N}\p{P}\p{Z}])/gu;
const apostrophes = /[\u2018\u2019\u02bc\u02b9\u2032\u00b4\u0060\uff07\u201b]/g;
const hyphens = /[\u2010-\u2013\u2212\ufe63\uff0d]/g;
const spaces = /[\s\p{Z}]+/gu;

/**
 * Removes from a value what programs put around it, so that the same value from two programs is the
 * same text: text formulas of spreadsheets, an apostrophe before a number, quotation marks around
 * the whole, OOXML escapes, HTML entities, and characters that nobody can see. Letters become NFC;
 * apostrophes, hyphens and spaces become one kind each. Idempotent.
 */
export function undress(text: string): string {
  if (plain.test(text) && !loose.test(text)) return text;
  if (text.length > longestDressed) return text.trim();
  let bare = text;
  for (let before = ''; before !== bare; ) {
    before = bare;
    bare = withoutQuotes(normalise(withoutEntities(withoutControls(bare))));
  }
  return bare;
}

function withoutControls(text: string): string {
  return text.includes('_x') || text.includes('_X') ? text.replace(ooxmlControl, ' ') : text;
}

/** Once a turn: `&amp;eacute;` comes from two programs in a row. */
function withoutEntities(text: string): string {
  return entity.test(text) ? decodeHTMLStrict(text) : text;
}

function normalise(text: string): string {
  return text
    .normalize('NFC')
    .replace(apostrophes, "'")
    .replace(hyphens, '-')
    .replace(invisible, '')
    .replace(joinerInLatin, '')
    .replace(spaces, ' ')
    .trim();
}

function withoutQuotes(text: string): string {
  const formula = textFormula.exec(text)?.[1];
  if (formula !== undefined) return formula.replaceAll('""', '"').trim();
  // "'t Hooft" is a name: only before what a spreadsheet would calculate with is it a marker.
  if (/^'+[\d=+\-@(]/.test(text)) return text.replace(/^'+/, '');
  const quoted = /^(["'])(.*)\1$/s.exec(text) ?? /^«(\s*)(.*?)\s*»$/s.exec(text) ?? /^“(\s*)(.*?)\s*”$/s.exec(text);
  const inner = quoted?.[2]?.trim();
  return inner && !/["'«»“”]/.test(inner) ? inner : text;
}
