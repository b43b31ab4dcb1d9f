import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';

/**
 * "06 12 34 56 78" and its like: what a French file has a million of, read here ten times as fast.
 * A test holds it against the library.
 */
const ordinaryFrench = /^0([1-9])[ .-]?(\d\d)[ .-]?(\d\d)[ .-]?(\d\d)[ .-]?(\d\d)$/;

/**
 * A phone number as E.164 (ITU-T) when it can be read as one of the structure's country, as typed
 * otherwise: a number that only people understand ("06…, demander Paul") is still worth keeping.
 * @param country ISO 3166-1 alpha-2
 */
export function parsePhone(text: string, country: string): string {
  const french = country === 'FR' && ordinaryFrench.exec(text);
  return french ? `+33${french.slice(1).join('')}` : parseAnyPhone(text, country);
}

/** UTF-16 units: what is longer is no number, however it is written. */
const longestNumber = 100;

/** The same, for every number of every country. */
export function parseAnyPhone(text: string, country: string): string {
  const typed = text.trim().replace(/\s+/gu, ' ');
  if (typed.length > longestNumber) return typed;
  // Not from within a text: what stands beside the number would be lost.
  const number = parsePhoneNumberFromString(typed, { defaultCountry: countryCode(country), extract: false });
  return number?.isPossible() && !number.ext ? number.number : typed;
}

/**
 * A stored phone number as people of that country write it: "06 12 34 56 78" at home, "+49 …" from
 * abroad. Read again, it is the same.
 */
export function formatPhone(phone: string, country: string): string {
  const number = phone.length > longestNumber ? undefined : parsePhoneNumberFromString(phone, { extract: false });
  if (!number) return phone;
  const written = number.country === country ? number.formatNational() : number.formatInternational();
  return parsePhone(written, country) === phone ? written : phone;
}

/**
 * The beginning of an E.164 number that someone typed part of in the national way: "06 12" in
 * France is "+33612". Null when the text is not the beginning of a number.
 */
export function phonePrefix(text: string, country: string): string | null {
  if (text.length > longestNumber) return null;
  const digits = text.replace(/[\s.\-()/]/g, '');
  if (!/^\+?\d{3,15}$/.test(digits)) return null;
  if (digits.startsWith('+')) return digits;
  if (digits.startsWith('00')) return `+${digits.slice(2)}`;
  const callingCode = parsePhoneNumberFromString('0612345678', countryCode(country))?.countryCallingCode;
  return callingCode ? `+${callingCode}${digits.replace(/^0/, '')}` : null;
}

function countryCode(country: string): CountryCode {
  return isSupportedCountry(country) ? country : 'FR';
}
