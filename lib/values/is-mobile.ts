import { parsePhoneNumberFromString } from 'libphonenumber-js/max';

/** French mobiles (ARCEP, plan national de numérotation): read without the library. */
const french = /^\+33[67]/;

/** Whether a number is a mobile. @param number E.164 */
export function isMobile(number: string): boolean {
  return french.test(number) || parsePhoneNumberFromString(number)?.getType() === 'MOBILE';
}
