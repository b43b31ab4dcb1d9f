import { type ImportScreen, viewAddress } from '#components/imports/import-screen.ts';
import { MAX_RETURN_REASON } from '#lib/erasures/return-reason.ts';
import { formatNumber } from '#lib/i18n/format.ts';
import { rowProblemText } from '#lib/imports/rows/describe-problem.ts';
import type { OutcomeRow } from '#lib/imports/rows/list-rows.ts';
import { likelyEmail } from '#lib/matching/likely-domain.ts';
import { correctFields, wrongField } from './correct-fields.ts';
import { CorrectForm } from './correct-form.tsx';

/**
 * Shows one row to correct: its values by field, their problems, and the address that was probably
 * meant.
 */
export function CorrectDialog({ screen, row }: { screen: ImportScreen; row: OutcomeRow }) {
  const { summary, view, home, slug, locale, dictionary } = screen;
  const { correct: words, mistyped: likelyWords } = dictionary.imports;
  const fields = correctFields(row, screen);
  const typed = fields.find(({ name }) => name === 'email')?.value ?? '';
  const mailbox = row.problems.find(({ code }) => code === 'unusual-mailbox')?.name;
  const likely = likelyEmail(typed) ?? mailbox ?? null;
  const isShifted = row.problems.some(({ code }) => code === 'too-many-cells');
  const whole = row.problems.filter(({ field }) => !field);
  return (
    <CorrectForm
      key={row.line}
      fields={fields}
      first={likely === null ? wrongField(fields) : 'email'}
      isErased={row.problems.some(({ code }) => code === 'erased')}
      longestReason={MAX_RETURN_REASON}
      hidden={{ structure: slug, id: summary.id, line: row.line }}
      cancelHref={viewAddress(home, view)}
      problem={whole.map((problem) => rowProblemText(problem, locale, dictionary)).join(' ') || undefined}
      cells={isShifted ? row.cells.filter((cell) => cell.trim()).join(' · ') : undefined}
      question={
        likely === null
          ? undefined
          : {
              title: likelyWords.title(likely),
              text: likelyWords.text(typed),
              use: { field: 'email', value: likely, label: likelyWords.use },
            }
      }
      words={{
        title: words.title(formatNumber(locale, row.line)),
        body: words.body,
        submit: words.submit,
        cancel: dictionary.shell.cancel,
        summary: words.summary,
        returnReason: dictionary.personalData.erased.reason,
        returnHint: dictionary.personalData.erased.reasonHint,
      }}
    />
  );
}
