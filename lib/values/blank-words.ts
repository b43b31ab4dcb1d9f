import { nothingWords, phraseForNothing } from './nothing-words.ts';

/** Spreadsheet errors in any language (`#REF!`, `#¡VALOR!`), and cells too narrow for a number. */
const errors =
  /^#(?:[¡¿]?[\p{Lu}_]{2,}(?:\/\d)?[!?]|N\/?[AD]|NV|REF|NAME|NOM|NULL|VALUE|VALEUR|DIV\/0|GETTING_DATA|ERR|Err|#+)$/u;
const lowerErrors = /^#(?:n\/?a|ref|value|valeur|name|nom|null|nul|num|nombre|div\/0)[!?]?$/;
/** The errors of LibreOffice, and what a cell shows while it is computed. */
const codedErrors = /^(?:#?err(?:eur)?|fehler)\s?:\s?\d{3}$|^(?:loading|chargement)\.\.\.$/i;
/** Marks alone that people and programs put into an empty cell, and line breaks of HTML. */
const marks = /^(?:[\p{P}\p{Sm}\p{Sc}\p{Sk}°\s]+|(?:<br ?\/?>)+)$/u;
/** Brackets and marks around a word: `(null)`, `<NA>`, `[vide]`, `-vide-`. */
const around = /^([([{<«"'-]) ?(.+?) ?[)\]}>»"'-]$/;
const zeros = /^[0\s.,+/:-]*0[0\s.,+/:-]*$/;
/** A calling code without a number, as forms prefill it, and a cell that was crossed out. */
const noNumber = /^(?:\+\d{1,3}(?: ?\(?0\)?)?|x{1,3}|(?:sans|pas de|aucune) licence)$/i;
/** How a value is read: as a last or first name, as digits, or as any other text. */
export type ValueKind = 'last-name' | 'first-name' | 'number' | 'text';

/** Names that are such words, written as names are: Null and Sans are families, Nat is a woman. */
const names: Partial<Record<ValueKind, RegExp>> = {
  'last-name':
    /^(?:Null|Na|Nd|[SN](?:ans|ANS)|N(?:an|AN|at|AT|il)|Aucun|AUCUN|Vide|VIDE|Blank|BLANK|Rien|RIEN|Ras|RAS|Leer|LEER|Keine?|Geen|Absent|ABSENT)$/,
  'first-name': /^(?:Na|N(?:an|AN|at|AT|il)|Rien|Ras)$/,
};

/**
 * Whether a value only says that there is none: NULL, N/A, `#REF!`, "-", "aucun", "(vide)". A blank
 * never erases what is known.
 * @param text as `undress` returns it
 * @param kind `number`: phones, member numbers, where zeros alone are none
 */
export function isBlankWord(text: string, kind: ValueKind): boolean {
  if (text === '') return true;
  if (text.length > 40) return false;
  if (names[kind]?.test(text)) return false;
  if (kind === 'number' && (zeros.test(text) || noNumber.test(text))) return true;
  return marks.test(text) || isError(text) || isWord(text);
}

function isError(text: string): boolean {
  return (text.startsWith('#') && (errors.test(text) || lowerErrors.test(text))) || codedErrors.test(text);
}

function isWord(text: string): boolean {
  const lower = text.toLowerCase();
  const word = around.exec(lower)?.[2] ?? lower;
  return nothingWords.has(word) || phraseForNothing.test(word);
}
