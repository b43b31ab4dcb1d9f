import { formatNumber } from '#lib/i18n/format.ts';
import { rowProblemText } from '#lib/imports/rows/describe-problem.ts';
import { isCorrectable } from '#lib/imports/rows/is-correctable.ts';
import type { OutcomeRow } from '#lib/imports/rows/list-rows.ts';
import type { ImportScreen } from './import-screen.ts';
import type { ShownRow } from './outcome-rows.tsx';
import { rowDetails } from './row-details.ts';
import { changesShown, shownChanges } from './shown-changes.ts';

/** Characters of the cells of a row that has no e-mail. */
const maxCellsLength = 200;

/**
 * Says in the reader's words what a row of a file does or did, and why.
 * @param correcting whether rows can be corrected where this is shown
 */
export function showRow(
  row: OutcomeRow,
  screen: ImportScreen,
  tense: 'plan' | 'outcome',
  correcting: boolean,
): ShownRow {
  const { locale, dictionary, showPhone } = screen;
  const { correct } = dictionary.imports;
  const number = formatNumber(locale, row.line);
  const details = rowDetails(row, screen).join(' · ');
  const reasons = reasonsOf(row, screen);
  const changes = changesShown(row);
  const cells = row.cells
    .filter((cell) => cell.trim())
    .join(' · ')
    .slice(0, maxCellsLength);
  const particulars = {
    ...(row.email ? { email: row.email } : { cells }),
    ...(row.clientId && isThere(row, tense, screen) && { client: row.clientId }),
    ...(details && { details }),
    ...(reasons.length > 0 && { reasons }),
    ...(changes && { changes: shownChanges(changes, locale, dictionary, showPhone) }),
    ...(correcting && isCorrectable(row) && { correct: `${correct.button}, ${correct.about(number)}` }),
  };
  return [row.line, number, row.kind, [row.firstName, row.lastName].filter(Boolean).join(' '), particulars];
}

function reasonsOf({ kind, kept, problems }: OutcomeRow, { locale, dictionary }: ImportScreen): string[] {
  const { imports: words } = dictionary;
  const reasons = [...new Set(problems.map((problem) => rowProblemText(problem, locale, dictionary)))];
  if (kind === 'in-bin') reasons.unshift(words.rowProblems['in-bin']);
  if (kept) reasons.unshift(words.keptReasons[kept]);
  return reasons;
}

/**
 * Whether the row's client can be opened: not before it is created, and no longer once it is
 * removed by an undo.
 */
function isThere({ kind, kept }: OutcomeRow, tense: 'plan' | 'outcome', { summary }: ImportScreen): boolean {
  if (kept === 'gone-since') return false;
  if (kind === 'create') return tense === 'outcome' && (summary.state !== 'undone' || kept !== null);
  return ['update', 'unchanged', 'in-bin', 'reopened', 'left', 'held'].includes(kind);
}
