import type { ImportScreen } from '#components/imports/import-screen.ts';
import { Notice } from '#components/page/notice.tsx';
import { rowKinds } from '#lib/imports/rows/counts.ts';

const explained = ['plan-changed', 'too-late', 'forgotten', 'not-allowed', 'managed-by-erp'] as const;

type Props = { screen: ImportScreen; notice: unknown; corrected: unknown };

/** Reports the result of the last action, where the page does not show it by itself. */
export function ImportNotice({ screen, notice, corrected }: Props) {
  const { notices, corrected: correctedTexts } = screen.dictionary.imports;
  const { imported } = screen.dictionary.invitations;
  if (notice === 'invited') return <Notice>{imported.notice}</Notice>;
  if (notice === 'nobody') return <Notice tone="wait">{imported.nobody}</Notice>;
  const kind = notice === 'row-corrected' && rowKinds.find((known) => known === corrected);
  if (kind) return <Notice>{correctedTexts[kind]}</Notice>;
  const key = explained.find((known) => known === notice);
  return key ? <Notice tone="wait">{notices[key]}</Notice> : null;
}
