import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';

/**
 * An ordinary French number such as "06 12 34 56 78": a French file has a million of them, which
 * this reads ten times as fast. A test compares it with the library.
 */
const ordinaryFrench = /^0([1-9])[ .-]?(\d\d)[ .-]?(\d\d)[ .-]?(\d\d)[ .-]?(\d\d)$/;

/**
 * Parses a phone number to E.164 (ITU-T) when it is one of the structure's country, and keeps it as
 * typed otherwise: a number that only people understand ("06…, demander Paul") is still useful.
 * @param country ISO 3166-1 alpha-2
 */
export function parsePhone(text: string, country: string): string {
  const french = country === 'FR' && ordinaryFrench.exec(text);
  return french ? `+33${french.slice(1).join('')}` : parseAnyPhone(text, country);
}

/** Maximum length of a number, in UTF-16 units. */
const maxNumberLength = 100;

/** Does the same with the library, for every number of every country. */
export function parseAnyPhone(text: string, country: string): string {
  const typed = text.trim().replace(/\s+/gu, ' ');
  if (typed.length > maxNumberLength) return typed;
  // The number is not extracted from a text, because the text beside it would be lost.
  const number = parsePhoneNumberFromString(typed, { defaultCountry: countryCode(country), extract: false });
  return number?.isPossible() && !number.ext ? number.number : typed;
}

/**
 * Formats a stored phone number as people of that country write it: "06 12 34 56 78" at home, "+49
 * …" from abroad. `parsePhone` reads it back unchanged.
 */
export function formatPhone(phone: string, country: string): string {
  const number = phone.length > maxNumberLength ? undefined : parsePhoneNumberFromString(phone, { extract: false });
  if (!number) return phone;
  const written = number.country === country ? number.formatNational() : number.formatInternational();
  return parsePhone(written, country) === phone ? written : phone;
}

function countryCode(country: string): CountryCode {
  return isSupportedCountry(country) ? country : 'FR';
}
