import type { ImportScreen } from '#components/imports/import-screen.ts';
import type { ImportField } from '#lib/imports/file/import-field.ts';
import { rowProblemText } from '#lib/imports/rows/describe-problem.ts';
import type { OutcomeRow } from '#lib/imports/rows/list-rows.ts';
import type { RowProblem } from '#lib/imports/rows/row-problem.ts';
import { rowValues } from './correct-values.ts';

/**
 * A field of the form for one row. `error`: why the row is not taken; `note`: what to check.
 * `isSent`: also where it is not changed, because sending it confirms it.
 */
export type CorrectField = {
  name: ImportField;
  label: string;
  value: string;
  error: string | undefined;
  note: string | undefined;
  hint: string | undefined;
  isSent: boolean;
};

/**
 * Lists the fields of the form for one row: those that the file has. A value too long to be shown
 * whole is left out and stays as it is, unless it is what is wrong.
 */
export function correctFields(row: OutcomeRow, screen: ImportScreen): CorrectField[] {
  const { understood } = screen.summary;
  if (!understood) return [];
  const { imports } = screen.dictionary;
  const isFullName = !understood.columns.some(({ field }) => field === 'lastName');
  // A row with more cells than columns cannot be aligned with them.
  const isShifted = row.problems.some(({ code }) => code === 'too-many-cells');
  const problems = row.problems.map((problem) => (isFullName ? aboutLastName(problem) : problem));
  const values = rowValues(
    isShifted ? { ...row, lastName: null, firstName: null, cells: [] } : row,
    understood,
    screen.showPhone,
  );
  return [...values].flatMap(([name, shown]): CorrectField[] => {
    const own = problems.filter(({ field }) => field === name);
    if (shown === null && own.length === 0) return [];
    const text = (some: RowProblem[]) => some.map((problem) => fieldProblem(problem, screen)).join(' ') || undefined;
    return [
      {
        name,
        label: imports.fields[name],
        value: isShifted ? '' : (shown ?? ''),
        error: text(own.filter(({ warning }) => !warning)),
        note: text(own.filter(({ warning }) => warning)),
        hint: name === 'birthDate' ? imports.correct.dates[understood.dateOrder ?? 'day-first'] : undefined,
        isSent: isShifted || (isFullName && (name === 'lastName' || name === 'firstName')),
      },
    ];
  });
}

/** The field that the cursor starts on: one that stops the row, else one to check. */
export function wrongField(fields: CorrectField[]): ImportField | undefined {
  return (fields.find(({ error }) => error) ?? fields.find(({ note }) => note) ?? fields[0])?.name;
}

/** The problem as it is said beside its field, without the name of the field. */
function fieldProblem({ field, ...problem }: RowProblem, { locale, dictionary }: ImportScreen): string {
  const quotes = problem.name !== undefined && problem.code in dictionary.imports.blankReasons;
  return rowProblemText(quotes ? { ...problem, ...(field && { field }) } : problem, locale, dictionary);
}

/** A problem of a full name is shown beside the last name, which begins its two fields. */
function aboutLastName(problem: RowProblem): RowProblem {
  return problem.field === 'fullName' ? { ...problem, field: 'lastName' } : problem;
}
