/** Spreadsheet errors, in English, French and German, and cells too narrow for their number. */
const errors =
  /^#(?:N\/?A|NV|REF|VALUE|VALEUR|WERT|NAME|NOM|NULL|NUL|NUM|NOMBRE|ZAHL|DIV\/0|BEZUG|SPILL|CALC|FIELD|BUSY)?[!?]?$|^#{2,}$/i;
/** How databases and programs write that there is no value. */
const programs = /^(?:null|\\n|none|nil|nan|nat|undefined|n\/?[acrd]|n\.[acrd]\.?|#n\/a)$/i;
/** How people do. */
const people =
  /^\(?(?:vide|aucune?|n[ée]ant|inconnue?|non[ -](?:renseign[ée]e?|communiqu[ée]e?|connue?|disponible|applicable)|sans|pas d[e']\s?\S+|empty|blank|unknown|missing|not (?:available|applicable|provided|known|set)|tbd|xxx+)\)?$/i;
/** Marks alone that people and programs put into an empty cell. */
const marks = /^[-–—_.…?!*/\\|,;:~#"'()[\]\s]+$/;
const zeros = /^[0\s.,+/:-]*0[0\s.,+/:-]*$/;
/** How a value is read: as a last or first name, as digits, or as any other text. */
export type ValueKind = 'last-name' | 'first-name' | 'number' | 'text';

/** Names that are such words, written as names are: Null and Sans are families, Nat is a woman. */
const names: Partial<Record<ValueKind, RegExp>> = {
  'last-name': /^(?:Null|Sans|Nan|Nat|Nil)$/,
  'first-name': /^(?:Nan|Nat|Nil)$/,
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
  if (kind === 'number' && zeros.test(text)) return true;
  return marks.test(text) || errors.test(text) || programs.test(text) || people.test(text);
}
