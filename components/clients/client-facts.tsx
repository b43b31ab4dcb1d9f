import Link from 'next/link';
import type { ReactNode } from 'react';
import { DefinitionList } from '#components/page/definition-list.tsx';
import { type ClientFields, type FieldName, fieldNames } from '#lib/clients/client.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { formatDay } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { formatPhone } from '#lib/identity/phone.ts';

type Props = {
  client: ClientFields;
  /** The client's groups, each with the list of its clients. */
  groups: readonly { id: string; name: string; href: string }[];
  country: string;
  locale: Locale;
  words: Dictionary['clients'];
};

/** What is known of a client, field by field. */
export function ClientFacts({ client, groups, country, locale, words }: Props) {
  const shown: Record<FieldName, ReactNode> = {
    ...client,
    phone: client.phone && formatPhone(client.phone, country),
    secondPhone: client.secondPhone && formatPhone(client.secondPhone, country),
    birthDate: client.birthDate && formatDay(locale, client.birthDate),
    gender: client.gender && words.genders[client.gender],
    language: client.language && nameOfLanguage(client.language, words),
    groups: groups.length > 0 && (
      <ul className="mt-1 flex flex-wrap gap-2">
        {groups.map(({ id, name, href }) => (
          <li key={id}>
            <Link href={href} className="chip">
              {name}
            </Link>
          </li>
        ))}
      </ul>
    ),
  };
  const items = fieldNames.map((field) => ({
    key: field,
    term: words.fields[field],
    value: shown[field] || <span className="text-soft">{words.empty}</span>,
    across: field === 'note',
  }));
  return <DefinitionList items={items} />;
}

function nameOfLanguage(language: string, words: Dictionary['clients']): string {
  return language in words.languages ? words.languages[language as keyof typeof words.languages] : language;
}
