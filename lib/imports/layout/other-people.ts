/** Who a column is about, where that is not the client. */
export type OtherPerson = 'payer' | 'parent' | 'emergency' | 'school' | 'spouse' | 'work' | 'other';

const words: Record<OtherPerson, string> = {
  payer: 'payeur payeuse payer payor acheteur acheteuse buyer purchaser debiteur donateur donor',
  emergency: 'prevenir urgence urgences emergency ice kin contacter notfall notfallkontakt emergencia emergenza',
  school: 'ecole school etablissement college lycee',
  spouse: 'conjoint conjointe spouse partner epoux epouse mari wife husband',
  parent:
    'pere mere parent parents parental parentale responsable responsables representant representants legal legaux ' +
    'tuteur tutrice tuteurs father mother guardian guardians papa maman dad mom mum padre madre vater mutter eltern',
  work:
    'bureau professionnel professionnelle pro employeur entreprise societe work business company employer ' +
    'organization organisation office geschaftlich dienstlich arbeit trabajo lavoro ufficio',
  other:
    'medecin parrain marraine coach moniteur entraineur prof professeur doctor sponsor referrer accountant assistant ' +
    'manager owner commercial vendeur conseiller referent banque frere soeur nounou accompagnateur',
};
const personOf = new Map(
  Object.entries(words).flatMap(([person, list]) =>
    list.split(' ').map((word) => [word, person as OtherPerson] as const),
  ),
);

/** Whether a word of a header names another person than the client. */
export function isOtherPerson(word: string): boolean {
  return personOf.has(word);
}

/** The first other person that the words of a header name, or null. */
export function otherPersonIn(headerWords: readonly string[]): OtherPerson | null {
  for (const word of headerWords) {
    const person = personOf.get(word);
    if (person) return person;
  }
  return null;
}
