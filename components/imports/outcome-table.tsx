import { Table } from '#components/page/table.tsx';
import type { OutcomeRow } from '#lib/imports/rows/list-rows.ts';
import { type ImportScreen, viewAddress } from './import-screen.ts';
import { OutcomeRows } from './outcome-rows.tsx';
import { showRow } from './show-row.ts';

type Props = { screen: ImportScreen; rows: OutcomeRow[]; tense: 'plan' | 'outcome' };

/** Shows the rows of a file, with what each does or did, and why. */
export function OutcomeTable({ screen, rows, tense }: Props) {
  const { view, dictionary, mayRun } = screen;
  const { imports: words, shell } = dictionary;
  const correcting = tense === 'plan' && mayRun;
  return (
    <Table
      caption={words.title}
      columns={[
        { key: 'line', label: words.columns.line, className: 'w-[10%]' },
        { key: 'client', label: words.columns.client, className: 'w-[34%]' },
        { key: 'verdict', label: words.columns.verdict },
        ...(correcting ? [{ key: 'actions', label: words.columns.actions, hidden: true, className: 'w-[18%]' }] : []),
      ]}
    >
      <OutcomeRows
        rows={rows.map((row) => showRow(row, screen, tense, correcting))}
        // Relative to the page of the import.
        correctAt={correcting ? viewAddress('', view, { ...place(view), fix: '' }) : undefined}
        words={{
          line: words.columns.line,
          correct: words.correct.button,
          empty: shell.empty,
          colon: shell.colon,
          verdicts: words.verdicts[tense],
        }}
      />
    </Table>
  );
}

function place({ after, before }: ImportScreen['view']): Record<string, string> {
  return {
    ...(after === null ? {} : { after: String(after) }),
    ...(before === null ? {} : { before: String(before) }),
  };
}
