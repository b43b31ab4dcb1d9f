import { registrationState } from '#lib/access/registration-state.ts';
import type { ClientRegistration } from '#lib/access/registrations-of.ts';
import { type FieldName, fieldNames } from '#lib/clients/client.ts';
import { clientHeaders, exportHeaders } from '#lib/clients/client-columns.ts';
import type { FileFields } from '#lib/clients/find-by-email-keys.ts';
import { csvDay } from '#lib/csv/client-csv.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { isoDay } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { formatPhone } from '#lib/identity/phone.ts';
import type { ClientInvitation } from '#lib/invitations/invitations-of.ts';

/** A client in an exported file: its fields, and what became of it on the app. */
export type ExportedClient = FileFields & { email: string; createdAt: Date } & {
  registration: ClientRegistration | undefined;
  invitation: ClientInvitation | undefined;
};

/** Where the reader of a file is: language, country (ISO 3166-1 alpha-2) and time zone. */
export type ExportPlace = { locale: Locale; country: string; timeZone: string };

/** Returns the header of an exported file: the fields that an import reads, then the others. */
export function exportHeader(locale: Locale): string[] {
  return [...fieldNames.map((name) => clientHeaders[locale][name]), ...exportHeaders[locale]];
}

/** Returns the cells of a client, in the order of `exportHeader`. */
export function exportCells(client: ExportedClient, { locale, country, timeZone }: ExportPlace): string[] {
  const { clients, registrations, invitations } = dictionaryOf(locale);
  const day = (moment: Date | null | undefined) => (moment ? csvDay(isoDay(moment, timeZone), locale) : '');
  const phone = (number: string | null) => (number ? formatPhone(number, country) : '');
  const fields: Record<FieldName, string> = {
    lastName: client.lastName,
    firstName: client.firstName,
    email: client.email,
    phone: phone(client.phone),
    secondPhone: phone(client.secondPhone),
    birthDate: client.birthDate ? csvDay(client.birthDate, locale) : '',
    gender: client.gender ? clients.genders[client.gender] : '',
    language: nameOfLanguage(client.language, clients.languages),
    memberNumber: client.memberNumber ?? '',
    groups: client.groups.join(', '),
    note: client.note ?? '',
  };
  const { registration, invitation } = client;
  return [
    ...fieldNames.map((name) => fields[name]),
    registrations.states[registrationState(registration)],
    registration?.device?.model ?? '',
    invitation ? invitations.states[invitation.state] : '',
    day(registration?.lastSeenAt),
    day(client.createdAt),
  ];
}

function nameOfLanguage(language: string | null, names: Record<string, string>): string {
  return language === null ? '' : (names[language] ?? language);
}
