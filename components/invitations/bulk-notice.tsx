import { Notice } from '#components/page/notice.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';

type Props = { parameters: Record<string, string | string[] | undefined>; words: Dictionary['invitations'] };

/** What became of an invitation of many: how many, and how many not. */
export function BulkNotice({ parameters, words }: Props) {
  const { notice, invited, spared } = parameters;
  if (notice !== 'bulk-invited' || !isCount(invited) || !isCount(spared)) return null;
  return (
    <div className="mb-4">
      <Notice tone={invited === '0' ? 'wait' : 'ok'}>{words.bulkNotice(Number(invited), Number(spared))}</Notice>
    </div>
  );
}

function isCount(text: unknown): text is string {
  return typeof text === 'string' && /^\d{1,4}$/.test(text);
}
