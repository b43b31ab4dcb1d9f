import { Sheet } from '#components/page/sheet.tsx';
import { Table } from '#components/page/table.tsx';
import { KeyRow } from '#components/settings/key-row.tsx';
import type { ListedKey } from '#lib/app-auth/app-settings.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';

type Props = {
  keys: ListedKey[];
  /** The path of the settings page. */
  here: string;
  showDay: (moment: Date) => string;
  words: Dictionary['settings']['keys'];
};

/** The app keys of the structure, the latest first, each with a way to revoke it. */
export function KeysSheet({ keys, here, showDay, words }: Props) {
  return (
    <Sheet title={words.title}>
      <p className="px-3.5 pt-1 pb-3 text-soft wide:px-[18px]">{keys.length > 0 ? words.body : words.none}</p>
      {keys.length > 0 && (
        <Table
          caption={words.title}
          columns={[
            { key: 'name', label: words.columns.name },
            { key: 'rights', label: words.columns.rights },
            { key: 'used', label: words.columns.used },
            { key: 'actions', label: words.columns.actions, hidden: true, end: true },
          ]}
        >
          {keys.map((key) => (
            <KeyRow key={key.id} appKey={key} revokeHref={`${here}?revoke=${key.id}`} showDay={showDay} words={words} />
          ))}
        </Table>
      )}
    </Sheet>
  );
}
