import { type ImportScreen, viewAddress } from '#components/imports/import-screen.ts';
import { restoreCell } from '#lib/csv/formula-cell.ts';
import { formatNumber } from '#lib/i18n/format.ts';
import { rowProblemText } from '#lib/imports/rows/describe-problem.ts';
import type { OutcomeRow } from '#lib/imports/rows/list-rows.ts';
import { likelyEmail } from '#lib/matching/likely-domain.ts';
import { CorrectForm } from './correct-form.tsx';

/**
 * Shows one row to correct: the cells of its mapped columns, their problems, and the address that
 * was probably meant.
 */
export function CorrectDialog({ screen, row }: { screen: ImportScreen; row: OutcomeRow }) {
  const { summary, view, home, slug, locale, dictionary } = screen;
  const { correct: words, mistyped: likelyWords, fields: names } = dictionary.imports;
  const problems = row.problems.filter(({ warning }) => !warning);
  // A row with more cells than columns cannot be aligned: its cells are shown in their order.
  const tooMany = problems.some(({ code }) => code === 'too-many-cells');
  const fields = (summary.understood?.columns ?? []).flatMap(({ field }, index) => {
    if (field === null) return [];
    const wrong = problems.find((problem) => problem.field === field);
    const { field: _, ...own } = wrong ?? {};
    return [
      {
        name: field,
        label: names[field],
        value: tooMany ? '' : restoreCell(row.cells[index] ?? ''),
        problem: wrong && rowProblemText({ ...own, code: wrong.code }, locale, dictionary),
      },
    ];
  });
  const typed = fields.find(({ name }) => name === 'email')?.value ?? '';
  const likely = likelyEmail(typed);
  const whole = problems.filter(({ field }) => !field || !fields.some(({ name }) => name === field));
  return (
    <CorrectForm
      key={row.line}
      fields={fields}
      hidden={{ structure: slug, id: summary.id, line: row.line }}
      cancelHref={viewAddress(home, view)}
      problem={whole.map((problem) => rowProblemText(problem, locale, dictionary)).join(' ') || undefined}
      cells={tooMany ? row.cells.filter((cell) => cell.trim()).join(' · ') : undefined}
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
      }}
    />
  );
}
