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
 * Beginnings of the national numbers of French departments overseas, which share the numbering plan
 * of France and have calling codes of their own (ARCEP, plan national de numérotation).
 */
const overseas: Record<string, CountryCode> = {
  ...{ '0262': 'RE', '0263': 'RE', '0692': 'RE', '0693': 'RE', '0269': 'YT', '0639': 'YT' },
  ...{ '0590': 'GP', '0690': 'GP', '0691': 'GP', '0594': 'GF', '0694': 'GF' },
  ...{ '0596': 'MQ', '0696': 'MQ', '0697': 'MQ' },
};

/**
 * An ordinary number of mainland France such as "06 12 34 56 78": a French file has a million of
 * them, which this reads a hundred times as fast. A test compares it with the library.
 */
const ordinaryFrench = /^0([1-7])[ .-]?(\d\d)[ .-]?(\d\d)[ .-]?(\d\d)[ .-]?(\d\d)$/;
/** Of those, what is not given out (040x, 070x to 072x, 0695), or is overseas. */
const unlikeOrdinary = /^(?:40|7[0-2]|695)/;

/**
 * Reads the phone numbers of a cell: national or international, in brackets, after `tel:`, several
 * in one text. A text without a valid number is returned as words, for a person to read.
 * @param text as `undress` returns it
 * @param country ISO 3166-1 alpha-2, whose national numbers are meant
 */
export function readPhones(text: string, country: string): PhoneCell {
  if (text === '' || text.length > longestCell) return { numbers: [], words: text };
  const french = country === 'FR' ? readOrdinaryFrench(text) : null;
  if (french) return { numbers: [french], words: '' };
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

function readOrdinaryFrench(text: string): string | null {
  const [, first, ...pairs] = ordinaryFrench.exec(text) ?? [];
  if (!first) return null;
  const digits = first + pairs.join('');
  return unlikeOrdinary.test(digits) || `0${digits.slice(0, 3)}` in overseas ? null : `+33${digits}`;
}

function parseWhole(text: string, home: CountryCode): PhoneNumber | null {
  const beginning = home === 'FR' ? /^0\d{3}/.exec(text.replace(/[ .()-]/g, '').slice(0, 4))?.[0] : undefined;
  const defaultCountry = (beginning ? overseas[beginning] : undefined) ?? home;
  const number = parsePhoneNumberFromString(text, { defaultCountry, extract: false });
  if (number?.isValid() && !number.ext) return number;
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
