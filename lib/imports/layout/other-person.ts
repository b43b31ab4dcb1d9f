import { headerWords } from './header-words.ts';

/** Who a column is about, where that is not the client. */
type OtherPerson = 'payer' | 'parent' | 'emergency' | 'school' | 'spouse' | 'work' | 'other';

const words: readonly [OtherPerson, string][] = [
  ['payer', 'payeur payeuse payer acheteur acheteuse buyer'],
  ['emergency', 'prevenir urgence emergency'],
  ['school', 'ecole school'],
  ['spouse', 'conjoint conjointe spouse partner'],
  ['parent', 'pere mere parent parents responsable representant legal tuteur tutrice father mother guardian'],
  [
    'work',
    'bureau professionnel pro employeur entreprise societe work business company employer organization organisation',
  ],
];
const personOf = new Map(words.flatMap(([person, all]) => all.split(' ').map((word) => [word, person] as const)));

/** Tells by its words who a column is about that is not about the client; `other` where unclear. */
export function otherPersonOf(header: string): OtherPerson {
  for (const word of headerWords(header)) {
    const person = personOf.get(word);
    if (person) return person;
  }
  return 'other';
}
