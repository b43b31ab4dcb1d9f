import type { ImportField } from '#lib/imports/file/import-field.ts';
import { clientNouns, neutral, orderAddress } from './neutral-words.ts';
import { isOtherPerson } from './other-people.ts';

/** Columns about a field, but not holding it. */
const vetoes: Partial<Record<ImportField, RegExp>> = {
  lastName: /\b(?:utilisateur|user|fichier|file|evenement|event|produit|jeune)\b/,
  firstName: /\b(?:deuxieme|second|middle|phonetic|2)\b/,
  email:
    /\b(?:label|type|libelle|nom|name|optin|opt|newsletter|lettre|consentement|consent|inscription|envoi|envoye|sent|statut|status|verifie|verified|bounced|marketing|to|instantanee|date)\b/,
  phone: /\b(?:label|type|libelle|telecopie|fax|modele|model|indicatif|extension|consent|consentement|statut|status)\b/,
  birthDate: /\b(?:lieu|pays|ville|commune|departement|nom|place|city|country|codepostal)\b/,
  externalId:
    /\b(?:commande|facture|order|invoice|transaction|paiement|payment|tva|siret|siren|secu|securite|rue|voie|postal|codepostal|iban|bancaire|compte|formule|tarif|telephone|mobile|billet|ticket|barre|contrat|contract|cheque|passeport|passport|allocataire|caf|serie|session|ligne|type|date|etat|statut|status|categorie|saison|debut|fin|expiration|validite|prise|depuis|since|niveau|nom|name)\b/,
  note: /\b(?:moyenne|satisfaction|sur|rating|average)\b/,
};
const memberWords =
  /\b(?:adherent|membre|membership|client|licencie|usager|abonne|licence|badge|externe|external|ext)\b/;
const numberWords = /\b(?:numero|identifiant|reference|code|licence)\b/;

/** The animals of a club are no clients. */
export const animals = /\b(?:chien|chiens|cheval|chevaux|poney|chat|animal|animaux|pet|dog|horse)\b/;

/** Words beside "name" for the name that a program shows. */
const shown = new Set(['name', 'display', 'affiche', 'afficher', 'complet', 'nomcomplet']);

/** The field that the words of a header announce in any order, or null. */
export function fieldOfWords(words: readonly string[]): ImportField | null {
  const text = words.join(' ');
  const field = announced(text, words);
  return field === null || vetoes[field]?.test(text) || animals.test(text) ? null : field;
}

function announced(text: string, words: readonly string[]): ImportField | null {
  const has = (word: string) => words.includes(word);
  if (has('email')) return 'email';
  if (
    has('telephone') ||
    has('mobile') ||
    /^whatsapp$/.test(text) ||
    (has('fixe') && words.every((word) => word === 'fixe' || neutral.has(word)))
  )
    return 'phone';
  if (has('naissance') && !has('nom') && !has('prenom')) return 'birthDate';
  // "Civilité Nom Prénom" is the whole name.
  if (has('nom') && has('prenom') && has('civilite')) return 'fullName';
  if (has('civilite') || /^(?:titre|title|prefixe|prefix|name prefix|prefixe (?:du )?nom)$/.test(text)) return 'gender';
  if (has('sexe')) return 'gender';
  if (isNumber(text, words)) return 'externalId';
  if (has('groupe') || /^(?:labels|libelles|etiquettes?|etiquetas|etichette|tags?|schlagworter)$/.test(text))
    return 'groups';
  if (has('langue')) return 'language';
  // The French word "comment" asks how.
  if (has('note') || /^(?:your )?comment$/.test(text)) return 'note';
  return nameField(text, words);
}

function isNumber(text: string, words: readonly string[]): boolean {
  const own = words.filter((word) => !neutral.has(word));
  if (!numberWords.test(text)) return false;
  return (
    memberWords.test(text) ||
    (text !== 'code' && own.every((word) => word === 'identifiant' || word === 'reference') && hasNumber(words))
  );
}

/** "Code" alone numbers no one. */
function hasNumber(words: readonly string[]): boolean {
  return words.some((word) => word === 'numero' || word === 'identifiant' || word === 'reference');
}

function nameField(text: string, words: readonly string[]): ImportField | null {
  const own = words.filter((word) => !neutral.has(word) && !isOtherPerson(word) && !orderAddress.test(word));
  const only = (...allowed: string[]) => own.every((word) => allowed.includes(word));
  const hasLast = own.includes('nom') || own.includes('name');
  if (hasLast && own.includes('prenom') && only('nom', 'name', 'prenom')) return 'fullName';
  if (own.includes('prenom') && only('prenom')) return 'firstName';
  if (/\b(?:particule|deuxiemenom)\b/.test(text) && only('nom', 'particule', 'deuxiemenom')) return 'lastName';
  if (/\b(?:nom|prenom) complet\b|\bnomcomplet\b/.test(text) && only('nom', 'prenom', 'nomcomplet')) return 'fullName';
  if (own.includes('nom') && (only('nom', 'naissance') || only('nom', 'affiche', 'afficher')))
    return only('nom', 'naissance') ? 'lastName' : 'fullName';
  if (/^(?:first|last)$/.test(text)) return text === 'first' ? 'firstName' : 'lastName';
  if (own.includes('name') && own.every((word) => shown.has(word))) return 'fullName';
  if (/^(?:nome|fn|nominativo)$/.test(text)) return text === 'nome' ? 'firstName' : 'fullName';
  // "Adhérent" above the names of the members.
  return own.length === 0 &&
    words.some((word) => clientNouns.has(word)) &&
    !/\d/.test(text) &&
    !words.includes('code') &&
    !words.includes('adresse') &&
    !words.includes('numero') &&
    !words.includes('date')
    ? 'fullName'
    : null;
}
