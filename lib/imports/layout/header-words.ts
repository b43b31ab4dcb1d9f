import { fold } from '#lib/identity/fold.ts';

const longForms = new Map(
  Object.entries({
    tél: 'telephone',
    tel: 'telephone',
    tph: 'telephone',
    phone: 'telephone',
    mob: 'mobile',
    portable: 'mobile',
    gsm: 'mobile',
    cell: 'mobile',
    cellulaire: 'mobile',
    naiss: 'naissance',
    nais: 'naissance',
    birth: 'naissance',
    birthday: 'naissance',
    anniversaire: 'naissance',
    birthdate: 'naissance',
    dob: 'naissance',
    ddn: 'naissance',
    ne: 'naissance',
    nee: 'naissance',
    mel: 'email',
    mail: 'email',
    courriel: 'email',
    electronique: 'email',
    courrier: 'email',
    correo: 'email',
    num: 'numero',
    no: 'numero',
    n: 'numero',
    nr: 'numero',
    number: 'numero',
    prenoms: 'prenom',
    given: 'prenom',
    forename: 'prenom',
    firstname: 'prenom',
    vorname: 'prenom',
    lastname: 'nom',
    surname: 'nom',
    nachname: 'nom',
    cognome: 'nom',
    apellido: 'nom',
    apellidos: 'nom',
    nomfamille: 'nom',
    sex: 'sexe',
    gender: 'sexe',
    genre: 'sexe',
    civ: 'civilite',
    groupes: 'groupe',
    group: 'groupe',
    groups: 'groupe',
    notes: 'note',
    lang: 'langue',
    language: 'langue',
    commentaire: 'note',
    commentaires: 'note',
    comment: 'note',
    comments: 'note',
    remarque: 'note',
    remarques: 'note',
    observation: 'note',
    observations: 'note',
    matricule: 'identifiant',
    id: 'identifiant',
    ref: 'reference',
  }),
);
/** Two words that are one: put together before the words are looked at. */
const pairs: readonly [RegExp, string][] = [
  [/\be mail\b/g, 'email'],
  [/\b(?:first|given|fore|christian) names?\b/g, 'prenom'],
  [/\b(?:last|family|sur) names?\b/g, 'nom'],
  [/\bfull name\b/g, 'nom complet'],
  [/\bn°/g, 'numero '],
  [/\bdate of birth\b|\bbirth date\b/g, 'naissance'],
];

/**
 * Splits a header into words: camelCase, underscores and marks apart, without accents, in lower
 * case, abbreviations and English words as one French word each. "TelMobile" becomes telephone,
 * mobile; "N° d'adhérent" becomes numero, d, adherent.
 */
export function headerWords(header: string): string[] {
  const apart = header
    .replace(/°/g, ' numero ')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{L})(\d)|(\d)(\p{L})/gu, '$1$3 $2$4');
  let text = fold(apart);
  for (const [pattern, word] of pairs) text = text.replace(pattern, word);
  const words = text.split(' ').map((word) => longForms.get(word) ?? word);
  return words.filter((word, index) => word !== '' && !(word === 'numero' && words[index - 1] === 'numero'));
}
