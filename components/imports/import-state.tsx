import { Notice } from '#components/notice.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { formatNumber } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { fileProblemText } from '#lib/imports/describe-problem.ts';
import type { ImportSummary } from '#lib/imports/read-import.ts';

type Props = { summary: ImportSummary; notice: unknown; locale: Locale; dictionary: Dictionary };

/** How the import ended: done just now, refused and why, or broken off and after what. */
export function ImportState({ summary: { state, problem }, notice, locale, dictionary }: Props) {
  const { imports: words } = dictionary;
  if (state === 'planning') return <Notice tone="wait">{words.planning}</Notice>;
  if (problem) {
    const { code, created = 0, updated = 0 } = problem;
    return (
      <Notice tone="err" title={code === 'interrupted' ? words.interruptedTitle : words.refusedTitle}>
        <p>{fileProblemText(problem, locale, dictionary)}</p>
        {code === 'interrupted' && <p>{words.done(formatNumber(locale, created), formatNumber(locale, updated))}</p>}
      </Notice>
    );
  }
  return notice === 'import-committed' ? <Notice>{words.noticeCommitted}</Notice> : null;
}
