import type { ImportField } from '#lib/imports/file/import-field.ts';

/** Known headers, normalised. Exact matches only: "nom du chien" is not a last name. */
const known: Record<ImportField, string> = {
  lastName:
    'nom, nom de famille, nom usuel, nom client, nom adherent, nom du membre, last name, lastname, surname, family name, last, apellido, apellidos, nachname, cognome',
  firstName:
    'prenom, prenoms, prenom usuel, prenom client, first name, firstname, given name, forename, first, nombre, vorname',
  fullName: 'nom prenom, nom et prenom, prenom nom, nom complet, full name, name, client, adherent, membre, contact',
  email:
    'email, e mail, mail, courriel, adresse mail, adresse email, adresse e mail, adresse electronique, mel, email address, e mail address, correo',
  phone:
    'telephone, tel, portable, mobile, telephone portable, telephone mobile, tel portable, gsm, numero de telephone, phone, phone number, mobile phone, cell',
  birthDate: 'date de naissance, naissance, ddn, ne le, nee le, birth date, birthdate, birthday, date of birth, dob',
  externalId:
    'id, identifiant, code client, n client, numero client, n adherent, numero adherent, matricule, reference, ref, member id, client id, external id, member number',
};

const leftOut =
  'adresse, adresse postale, rue, ville, code postal, cp, pays, region, abonnement, formule, statut, etat, notes, note, commentaire, commentaires, remarques, iban, bic, rib, ' +
  'sexe, genre, civilite, langue, groupe, groupes, categorie, profession, date d inscription, date d adhesion, licence, montant, solde, ' +
  'address, street, city, town, zip, zip code, postcode, postal code, country, state, subscription, membership, status, comment, comments, ' +
  'gender, sex, title, language, group, groups, category, erreur, ligne, error, line';

const fields = new Map(
  Object.entries(known).flatMap(([field, names]) => names.split(', ').map((name) => [name, field as ImportField])),
);
const others = new Set(leftOut.split(', '));

/** Longest header that is kept, in UTF-16 units; the rest is cut off. */
export const longestHeader = 200;

/**
 * Normalises a header for comparison: no accents, lower case, each bracket with its content and
 * each mark replaced by one space.
 */
export function normaliseHeader(text: string): string {
  return withoutBrackets(text.slice(0, longestHeader))
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Replaces each bracket and its content by a space. A bracket that never closes stays. */
function withoutBrackets(text: string): string {
  let kept = '';
  let from = 0;
  for (;;) {
    const open = text.indexOf('(', from);
    const close = open === -1 ? -1 : text.indexOf(')', open);
    if (close === -1) return kept + text.slice(from);
    kept += `${text.slice(from, open)} `;
    from = close + 1;
  }
}

/** Finds the field that a header names, or null. */
export function fieldOf(header: string): ImportField | null {
  return fields.get(normaliseHeader(header)) ?? null;
}

/** Whether a header is known as one to leave out. */
export function isLeftOut(header: string): boolean {
  return others.has(normaliseHeader(header));
}

/** Counts the different fields that a row of cells names, which makes it a header. */
export function knownHeaders(cells: string[]): number {
  return new Set(cells.map(fieldOf).filter((field) => field !== null)).size;
}
