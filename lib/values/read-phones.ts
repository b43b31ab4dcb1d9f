import {
  type CountryCode,
  findPhoneNumbersInText,
  isSupportedCountry,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';

/** What a cell for phones holds. */
export type PhoneCell = {
  /** Numbers as E.164 (ITU-T), mobiles first, else in their order. */
  numbers: string[];
  /** The words beside the numbers ("maman"), or the whole text when it holds no number. */
  words: string;
};

/** UTF-16 units; a longer text is a note. */
const longestCell = 200;
/**
 * French departments overseas share the numbering plan of France and have calling codes of their
 * own (ARCEP, plan national de numérotation).
 */
const overseas: readonly CountryCode[] = ['GP', 'GF', 'MQ', 'RE', 'YT', 'BL', 'MF'];

/**
 * Reads the phone numbers of a cell: national or international, in brackets, after `tel:`, several
 * in one text. A text without a valid number is returned as words, for a person to read.
 * @param text as `undress` returns it
 * @param country ISO 3166-1 alpha-2, whose national numbers are meant
 */
export function readPhones(text: string, country: string): PhoneCell {
  if (text === '' || text.length > longestCell) return { numbers: [], words: text };
  const home = isSupportedCountry(country) ? country : 'FR';
  const bare = text
    .replace(/\btel:\s*/i, '')
    .replace(/\((\+\d{1,3})\)/, '$1 ')
    .replace(/(\+\d{1,3})\s*\(0\)/, '$1 ');
  const whole = parseWhole(bare, home);
  if (whole) return { numbers: [whole.number], words: '' };
  const found = findPhoneNumbersInText(bare, home).filter(({ number }) => !number.ext);
  if (found.length === 0) return { numbers: [], words: text };
  const mobile = ({ number }: (typeof found)[number]) => Number(number.getType() === 'MOBILE');
  const numbers = found.toSorted((one, other) => mobile(other) - mobile(one)).map(({ number }) => number.number);
  return { numbers: [...new Set(numbers)], words: wordsBeside(bare, found) };
}

function parseWhole(text: string, home: CountryCode): PhoneNumber | null {
  for (const defaultCountry of home === 'FR' ? [home, ...overseas] : [home]) {
    const number = parsePhoneNumberFromString(text, { defaultCountry, extract: false });
    if (number?.isValid() && !number.ext) return number;
  }
  // Digits alone that begin with a calling code: a spreadsheet took the "+" for a sign.
  const international = /^\d{10,15}$/.test(text) ? parsePhoneNumberFromString(`+${text}`) : undefined;
  return international?.isValid() ? international : null;
}

function wordsBeside(text: string, found: { startsAt: number; endsAt: number }[]): string {
  let rest = '';
  let at = 0;
  for (const { startsAt, endsAt } of found) {
    rest += `${text.slice(at, startsAt)} `;
    at = endsAt;
  }
  return (rest + text.slice(at))
    .replace(/[()[\]/|;,:+-]+/g, ' ')
    .replace(/\s+(?:et|ou|and|or)\s+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
