import { headerWords } from './header-words.ts';
import { type OtherPerson, otherPersonIn } from './other-people.ts';

/** Tells by its words who a column is about that is not about the client; `other` where unclear. */
export function otherPersonOf(header: string): OtherPerson {
  return otherPersonIn(headerWords(header)) ?? 'other';
}
