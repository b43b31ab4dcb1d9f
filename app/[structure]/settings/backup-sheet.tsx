import { Badge } from '#components/badge.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { formatAgo } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { isOldBackup, type LastBackup } from '#lib/structures/last-backup.ts';

type Props = { backup: LastBackup | null; locale: Locale; timeZone: string; words: Dictionary['settings']['backup'] };

/** When everything was last backed up; a badge says where it is too long ago. */
export function BackupSheet({ backup, locale, timeZone, words }: Props) {
  const now = new Date();
  const state = backup ? (isOldBackup(backup, now) ? 'old' : 'recent') : 'none';
  return (
    <Sheet
      title={words.title}
      aside={<Badge tone={state === 'recent' ? 'ok' : 'wait'}>{words.badges[state]}</Badge>}
      padded
    >
      <p>{backup ? words.last(formatAgo(locale, backup.takenAt, now, timeZone)) : words.none}</p>
      <p className="mt-1 text-soft">{words.hint}</p>
    </Sheet>
  );
}
