import type { ImportField } from '#lib/imports/file/import-field.ts';
import { headerWords } from './header-words.ts';

export type HeaderMeaning = {
  field: ImportField | null;
  /** Among columns of one field the lowest comes first: a mobile phone before others. */
  rank: number;
  /** The column is about another person than the client: a parent, the payer, the employer. */
  isOther: boolean;
  /** The words that name the other person ("mere"), sorted. */
  other: string;
};

const otherPeople = new Set(
  (
    'pere mere parent parents responsable representant legal tuteur tutrice prevenir urgence ecole payeur acheteur ' +
    'conjoint conjointe bureau professionnel pro employeur entreprise societe medecin parrain marraine coach moniteur ' +
    'father mother guardian emergency school payer buyer spouse partner work business company employer organization ' +
    'organisation doctor sponsor referrer accountant assistant manager'
  ).split(' '),
);
/** Words that change nothing about what a column holds. */
const neutral = new Set(
  (
    'adherent adherente adherents membre membres participant participante client cliente member customer beneficiaire ' +
    'personne personnel personnelle perso enfant eleve joueur licencie child student de du des d la le les l the of s ' +
    'votre your his her un une a au et and complet complete principal principale primary value valeur numero adresse ' +
    'address usuel usage famille date jour format obligatoire 1'
  ).split(' '),
);
/** Columns about a field, but not holding it. */
const vetoes: Partial<Record<ImportField, RegExp>> = {
  lastName: /\b(?:utilisateur|user|fichier|file|evenement|event|produit|jeune)\b/,
  firstName: /\b(?:deuxieme|second|middle|phonetic|2)\b/,
  email:
    /\b(?:label|type|libelle|nom|optin|opt|newsletter|lettre|consentement|consent|inscription|envoi|statut|status)\b/,
  phone: /\b(?:label|type|libelle|telecopie|fax|modele|model|indicatif|extension)\b/,
  birthDate: /\b(?:lieu|pays|ville|commune|departement|nom|place|city|country)\b/,
  externalId:
    /\b(?:commande|facture|order|invoice|transaction|paiement|payment|tva|siret|siren|secu|securite|rue|voie|postal|iban|compte|formule|tarif|telephone|mobile)\b/,
};
const memberWords =
  /\b(?:adherent|adherente|membre|client|cliente|member|customer|licence|license|badge|externe|external)\b/;
const phoneRanks: readonly [RegExp, number][] = [
  [/\bmobile\b/, 0],
  [/\b(?:fixe|domicile|home|maison)\b/, 2],
  [/\b(?:bureau|work|pro|professionnel|business)\b/, 3],
];

/** Words of columns that programs have and clients here do not. */
const elsewhere =
  /\b(?:adresse|rue|voie|ville|commune|code postal|cp|pays|region|abonnement|formule|statut|etat|iban|bic|rib|categorie|profession|metier|inscription|adhesion|montant|solde|tarif|paiement|street|city|town|zip|postcode|postal|country|state|subscription|membership|status|title|titre|category|erreur|ligne|error|line|sport|discipline|section|niveau|level|equipe|team|club|lieu|place|commande|facture|order|invoice|transaction|siret|siren|tva|secu|compte|account|achat|paiement|visite|visit|vu|seen|ajoute|ajout|added|cree|creation|created|modifie|modification|updated|debut|fin|start|end|expire|expiration|renouvellement|validite|certificat|appareil|device|app|invitation|inscrit|saison|season)\b/;

/** Whether a header says that its column holds nothing of ours, such as a town. */
export function isAboutSomethingElse(header: string): boolean {
  const words = headerWords(header);
  return elsewhere.test(words.join(' ')) || words.some((word) => otherPeople.has(word));
}

/**
 * Reads what a header says about its column, by its words in any order, with what stands in
 * brackets. A name column wants nothing but names and neutral words ("nom du chien" is none); other
 * fields are recognised beside unknown words, after those without.
 */
export function headerMeaning(header: string): HeaderMeaning {
  const words = headerWords(header);
  const text = words.join(' ');
  const other = [...new Set(words.filter((word) => otherPeople.has(word)))].sort().join(' ');
  const isOther = other !== '';
  const field = fieldOf(text, words);
  if (field === null || vetoes[field]?.test(text)) return { field: null, rank: 0, isOther, other };
  return { field, rank: rankOf(field, text, words), isOther, other };
}

function fieldOf(text: string, words: string[]): ImportField | null {
  const has = (word: string) => words.includes(word);
  if (has('email')) return 'email';
  if (has('telephone') || has('mobile') || (has('fixe') && words.length === 1)) return 'phone';
  if (has('naissance') && !has('nom')) return 'birthDate';
  if (has('civilite') || /^(?:titre|title|name prefix|prefixe)$/.test(text)) return 'gender';
  if (has('sexe')) return 'gender';
  if (isNumber(text, words)) return 'externalId';
  if (has('groupe') || /^(?:labels|etiquettes|tags)$/.test(text)) return 'groups';
  if (has('langue')) return 'language';
  if (has('note')) return 'note';
  return nameField(text, words);
}

function isNumber(text: string, words: string[]): boolean {
  const numbered = /\b(?:numero|identifiant|reference|code|licence|license)\b/.test(text);
  const own = words.filter((word) => !neutral.has(word));
  return numbered && (memberWords.test(text) || own.every((word) => word === 'identifiant' || word === 'reference'));
}

function nameField(text: string, words: string[]): ImportField | null {
  const own = words.filter((word) => !neutral.has(word) && !otherPeople.has(word));
  const only = (...allowed: string[]) => own.every((word) => allowed.includes(word));
  if (own.includes('nom') && own.includes('prenom') && only('nom', 'prenom')) return 'fullName';
  if (own.includes('prenom') && only('prenom')) return 'firstName';
  if (/\bnom complet\b/.test(text) && only('nom')) return 'fullName';
  if (own.includes('nom') && only('nom')) return 'lastName';
  if (/^(?:first|last)$/.test(text)) return text === 'first' ? 'firstName' : 'lastName';
  return /^(?:name|contact|adherent|membre|client|member|customer)$/.test(text) ? 'fullName' : null;
}

function rankOf(field: ImportField, text: string, words: string[]): number {
  const second = words.some((word) => /^[2-9]$|^(?:secondaire|autre|other|second|deuxieme)$/.test(word)) ? 4 : 0;
  // "Mme" tells the gender where no column does.
  if (field === 'gender') return words.includes('sexe') ? 0 : 1;
  if (field === 'phone') return (phoneRanks.find(([pattern]) => pattern.test(text))?.[1] ?? 1) + second;
  return second;
}
