import { isBlankWord } from './blank-words.ts';
import { readPhones } from './read-phones.ts';
import { undress } from './undress.ts';

/** UTF-16 units; a longer text is no phone. */
const longestPhone = 200;

/** One phone number as E.164 (ITU-T), or null, and the words beside it. */
export type PhoneValue = { number: string | null; words: string };

/**
 * Reads the phone of one value of a form, an app or an ERP: undressed, words for nothing as empty,
 * the mobile first. Further numbers stay among the words.
 * @param country ISO 3166-1 alpha-2; numbers without a calling code are read as that country's
 */
export function readPhone(text: string, country: string): PhoneValue {
  if (text.length > longestPhone) return { number: null, words: text };
  const bare = undress(text);
  if (isBlankWord(bare, 'number')) return { number: null, words: '' };
  const { numbers, words } = readPhones(bare, country);
  const [number = null, ...others] = numbers;
  return { number, words: [...others, words].filter(Boolean).join(' ') };
}
