import { ButtonLink } from '#components/button.tsx';
import { Notice } from '#components/page/notice.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { ImportSummary } from '#lib/imports/lifecycle/import-summary.ts';
import { fileProblemText } from '#lib/imports/rows/describe-problem.ts';

type Props = { slug: string; summary: ImportSummary; locale: Locale; dictionary: Dictionary };

/** A file that cannot be compared: not yet, not without an answer, or not at all. */
export function NotYet({ slug, summary: { id, state, problem }, locale, dictionary }: Props) {
  const { compare } = dictionary.erp;
  if (state === 'planning') {
    return (
      <>
        <noscript>
          <meta httpEquiv="refresh" content="3" />
        </noscript>
        <Notice tone="inf">{compare.reading}</Notice>
      </>
    );
  }
  if (state === 'mapping') {
    return (
      <Notice
        tone="wait"
        action={
          <ButtonLink href={`/${slug}/imports/${id}`} variant="go">
            {compare.answer}
          </ButtonLink>
        }
      >
        {compare.question}
      </Notice>
    );
  }
  return (
    <Notice tone="err" title={compare.refused}>
      {problem ? fileProblemText(problem, locale, dictionary) : compare.gone}
    </Notice>
  );
}
