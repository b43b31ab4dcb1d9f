import type { Locale } from '#lib/i18n/locale.ts';
import type { FieldName } from './client.ts';

/**
 * Headers of exported files, in the order of `fieldNames`. Importing recognises those of fields
 * that it reads.
 */
export const clientHeaders: Record<Locale, Record<FieldName, string>> = {
  fr: {
    lastName: 'Nom',
    firstName: 'Prénom',
    email: 'E-mail',
    phone: 'Téléphone',
    secondPhone: 'Téléphone 2',
    birthDate: 'Date de naissance',
    gender: 'Genre',
    language: 'Langue',
    memberNumber: 'N° adhérent',
    groups: 'Groupes',
    note: 'Note',
  },
  en: {
    lastName: 'Last name',
    firstName: 'First name',
    email: 'Email',
    phone: 'Phone',
    secondPhone: 'Phone 2',
    birthDate: 'Birth date',
    gender: 'Gender',
    language: 'Language',
    memberNumber: 'Member number',
    groups: 'Groups',
    note: 'Note',
  },
};

/**
 * Headers of what an exported file says beside the fields: state on the app, device, invitation,
 * last seen, added on. An import leaves them out.
 */
export const exportHeaders: Record<Locale, string[]> = {
  fr: ['État sur l’app', 'Appareil', 'Invitation', 'Vu le', 'Ajouté le'],
  en: ['App state', 'Device', 'Invitation', 'Last seen', 'Added on'],
};
