import {
  type CountryCode,
  findPhoneNumbersInText,
  isSupportedCountry,
  type PhoneNumber,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/max';
import { apart, asNationalOverseas, plainMarks, withoutExtension } from './phone-text.ts';

/** What a cell for phones holds. */
export type PhoneCell = {
  /** Numbers as E.164 (ITU-T), mobiles first, else in their order. */
  numbers: string[];
  /** The words beside the numbers ("maman"), or the whole text when it holds no number. */
  words: string;
};

/** UTF-16 units; a longer text is a note. */
const longestCell = 200;
/** Words that only say that a number is one. */
const kinds = /(?<=^|\s)(?:t[ée]l[ée]phone|t[ée]l|phone|portable|port|mobile|mob|gsm|cell|fixe)s?\.?(?=\s|$)/giu;
/**
 * Beginnings of the national numbers of French departments overseas, which share the numbering plan
 * of France and have calling codes of their own (ARCEP, plan national de numérotation).
 */
const overseas: Record<string, CountryCode> = {
  ...{ '0262': 'RE', '0263': 'RE', '0692': 'RE', '0693': 'RE', '0269': 'YT', '0639': 'YT' },
  ...{ '0590': 'GP', '0690': 'GP', '0691': 'GP', '0594': 'GF', '0694': 'GF' },
  ...{ '0596': 'MQ', '0696': 'MQ', '0697': 'MQ', '0508': 'PM' },
};
/** The countries and departments whose national numbers are of that plan. */
const frenchPlan: readonly CountryCode[] = ['FR', 'GP', 'GF', 'MQ', 'RE', 'YT', 'BL', 'MF', 'PM'];

/**
 * French mobiles reserved for fiction, as made-up people have them (ARCEP, décision 2018-0881).
 * libphonenumber has no operator for them and takes them for invalid.
 */
const fictionalMobile = /^(?:\+33|0033|0)(63998\d{4})$/;

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
 * @param country ISO 3166-1 alpha-2; numbers without a calling code are read as that country's
 */
export function readPhones(text: string, country: string): PhoneCell {
  if (text === '' || text.length > longestCell) return { numbers: [], words: text };
  const french = country === 'FR' ? readOrdinaryFrench(text) : null;
  if (french) return { numbers: [french], words: '' };
  const plan = numberingPlan(country);
  const { bare: dressed, extension } = withoutExtension(text.replace(/\btel:\s*/i, ''));
  const bare = plan.includes('FR') ? asNationalOverseas(plainMarks(dressed)) : plainMarks(dressed);
  const whole = parseWhole(bare, plan);
  if (whole) return { numbers: [whole.number], words: extension };
  const loose = apart(bare);
  const found = findNumbers(loose, plan);
  if (found.length === 0) return { numbers: [], words: text };
  const mobile = ({ number }: (typeof found)[number]) => Number(number.getType() === 'MOBILE');
  const numbers = found.toSorted((one, other) => mobile(other) - mobile(one)).map(({ number }) => number.number);
  return { numbers: [...new Set(numbers)], words: [wordsBeside(loose, found), extension].filter(Boolean).join(' ') };
}

function readOrdinaryFrench(text: string): string | null {
  const [, first, ...pairs] = ordinaryFrench.exec(text) ?? [];
  if (!first) return null;
  const digits = first + pairs.join('');
  return unlikeOrdinary.test(digits) || `0${digits.slice(0, 3)}` in overseas ? null : `+33${digits}`;
}

/**
 * The countries whose national numbers a text may hold, in order. Undefined stands for none: only
 * international numbers are read where the country is unknown.
 */
function numberingPlan(country: string): readonly (CountryCode | undefined)[] {
  if (!isSupportedCountry(country)) return [undefined];
  return frenchPlan.includes(country) ? [country, ...frenchPlan.filter((other) => other !== country)] : [country];
}

function parseWhole(text: string, plan: readonly (CountryCode | undefined)[]): PhoneNumber | null {
  const digits = text.replace(/[ .()-]/g, '');
  const isFrench = plan.includes('FR');
  const fictional = isFrench && fictionalMobile.exec(digits)?.[1];
  if (fictional) return parsePhoneNumberFromString(`+33${fictional}`) ?? null;
  const told = isFrench ? overseas[digits.slice(0, 4)] : undefined;
  for (const country of told ? [told] : plan) {
    const options = country ? { defaultCountry: country, extract: false } : { extract: false };
    const number = parsePhoneNumberFromString(text, options);
    if (number?.isValid() && !number.ext) return number;
  }
  // Digits alone that begin with a calling code: a spreadsheet took the "+" for a sign.
  const international = /^\d{10,15}$/.test(text) ? parsePhoneNumberFromString(`+${text}`) : undefined;
  return international?.isValid() ? international : null;
}

type FoundNumber = ReturnType<typeof findPhoneNumbersInText>[number];

/** Finds the numbers in a text, in their order. A country adds only what an earlier one left. */
function findNumbers(text: string, plan: readonly (CountryCode | undefined)[]): FoundNumber[] {
  const found: FoundNumber[] = [];
  for (const country of plan) {
    const beside = (country ? findPhoneNumbersInText(text, country) : findPhoneNumbersInText(text)).filter(
      ({ number, startsAt, endsAt }) =>
        !number.ext && found.every((known) => endsAt <= known.startsAt || startsAt >= known.endsAt),
    );
    found.push(...beside);
  }
  return found.toSorted((one, other) => one.startsAt - other.startsAt);
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
    .replace(kinds, ' ')
    .replace(/(?<=^|\s)(?:et|ou|and|or|n°)(?=\s|$)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
