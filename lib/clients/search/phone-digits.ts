import { getCountryCallingCode, isSupportedCountry } from 'libphonenumber-js';
import { parsePhone } from '#lib/identity/phone.ts';

/** Fewer digits are in too many numbers. */
const minPhoneDigits = 4;
/** UTF-16 units. */
const maxTypedLength = 200;
/**
 * Digits of a whole number in its national writing, from which on a calling code may be missing.
 */
const wholeNumber = 9;

/**
 * Returns the runs of digits under which a phone with the typed digits may be stored: "06 41" as
 * "0641", where the number is kept as typed, and as "33641". Empty below four digits.
 * @param typed digits with "+", spaces, dots, hyphens, slashes or brackets
 * @param country ISO 3166-1 alpha-2; numbers without a calling code are read as that country's
 */
export function phoneDigits(typed: string, country: string): string[] {
  const code = getCountryCallingCode(isSupportedCountry(country) ? country : 'FR');
  if (typed.length > maxTypedLength) return [];
  const bare = typed.replace(/\(0\)/g, '').replace(/[^\d+]/g, '');
  const forms = [bare.replaceAll('+', ''), typed.replace(/\D/g, '')];
  const international = /^(?:\+|00)(\d+)/.exec(bare)?.[1];
  if (international) {
    forms.push(international);
    const national = international.startsWith(code) ? international.slice(code.length).replace(/^0/, '') : '';
    if (national) forms.push(code + national, `0${national}`);
  } else if (bare.startsWith('0')) {
    forms.push(code + bare.slice(1));
    if (bare.length >= wholeNumber) forms.push(bare.slice(1));
  }
  const whole = parsePhone(bare, country);
  if (whole.startsWith('+')) forms.push(whole.slice(1));
  const long = [...new Set(forms)].filter((digits) => digits.length >= minPhoneDigits);
  // What contains another form finds nothing that the other does not.
  return long.filter((digits) => !long.some((other) => other !== digits && digits.includes(other)));
}
