import { formatDay } from '#lib/i18n/format.ts';
import type { OutcomeRow } from '#lib/imports/rows/list-rows.ts';
import type { ImportScreen } from './import-screen.ts';
import { changesShown, wordFor } from './shown-changes.ts';

/** Characters of a note that a row shows. */
const longestNote = 60;

/**
 * Lists in words what a row stores beside name and e-mail. What its changes show is left out, and
 * so is all of a row that stores nothing.
 */
export function rowDetails(row: OutcomeRow, { locale, dictionary, showPhone }: ImportScreen): string[] {
  if (['refused', 'example'].includes(row.kind)) return [];
  const { imports, clients } = dictionary;
  const { phone, secondPhone, birthDate, gender, language, memberNumber, groups, note } = row.details;
  const texts = {
    phone: phone && showPhone(phone),
    secondPhone: secondPhone && showPhone(secondPhone),
    birthDate: birthDate && formatDay(locale, new Date(birthDate)),
    memberNumber: memberNumber && imports.memberNumber(memberNumber),
    gender: gender && wordFor(gender, clients.genders),
    language: language && wordFor(language, clients.languages),
    groups: groups?.length && `${imports.fields.groups}${imports.colon}${groups.join(', ')}`,
    note: note && `${imports.fields.note}${imports.colon}${firstWords(note)}`,
  };
  const changes = changesShown(row) ?? {};
  return Object.entries(texts).flatMap(([field, text]) => (text && !Object.hasOwn(changes, field) ? [text] : []));
}

/** Cuts a note at a space. */
function firstWords(note: string): string {
  const text = note.slice(0, 1_000).replace(/\s+/g, ' ').trim();
  if (text.length <= longestNote) return text;
  const space = text.lastIndexOf(' ', longestNote);
  return `${text.slice(0, space > 0 ? space : longestNote).toWellFormed()}…`;
}
