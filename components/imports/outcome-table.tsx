import Link from 'next/link';
import { Badge } from '#components/badge.tsx';
import { ButtonLink } from '#components/button.tsx';
import { Email } from '#components/email.tsx';
import { ChangeList } from '#components/page/change-list.tsx';
import { Cell, Row, RowHead, Table } from '#components/page/table.tsx';
import type { Tone } from '#components/page/tone.ts';
import { formatNumber } from '#lib/i18n/format.ts';
import type { RowKind } from '#lib/imports/rows/counts.ts';
import { rowProblemText } from '#lib/imports/rows/describe-problem.ts';
import { isCorrectable } from '#lib/imports/rows/is-correctable.ts';
import type { OutcomeRow } from '#lib/imports/rows/list-rows.ts';
import { type ImportScreen, viewAddress } from './import-screen.ts';
import { rowDetails } from './row-details.ts';
import { changesShown, shownChanges } from './shown-changes.ts';

const tones: Record<RowKind, Tone> = {
  create: 'ok',
  update: 'inf',
  unchanged: 'none',
  duplicate: 'wait',
  'in-bin': 'wait',
  refused: 'err',
  example: 'none',
  held: 'wait',
  reopened: 'ok',
  left: 'none',
  'not-reached': 'wait',
};

type Tense = 'plan' | 'outcome';

/** Shows the rows of a file, with what each does or did, and why. */
export function OutcomeTable({ screen, rows, tense }: { screen: ImportScreen; rows: OutcomeRow[]; tense: Tense }) {
  const { locale, dictionary, mayRun } = screen;
  const { imports: words } = dictionary;
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
      {rows.map((row) => (
        <Row key={row.line} id={`line-${row.line}`}>
          <RowHead>
            <span className="wide:hidden">{words.columns.line} </span>
            {formatNumber(locale, row.line)}
          </RowHead>
          <Cell across>
            <Who screen={screen} row={row} tense={tense} />
          </Cell>
          <Cell across>
            <Verdict screen={screen} row={row} tense={tense} />
          </Cell>
          {correcting && <Cell across>{isCorrectable(row) && <CorrectLink screen={screen} row={row} />}</Cell>}
        </Row>
      ))}
    </Table>
  );
}

function CorrectLink({ screen: { home, view, locale, dictionary }, row }: { screen: ImportScreen; row: OutcomeRow }) {
  const { correct } = dictionary.imports;
  return (
    <ButtonLink
      size="mini"
      href={viewAddress(home, view, { ...place(view), fix: String(row.line) })}
      scroll={false}
      prefetch={false}
      aria-label={`${correct.button}, ${correct.about(formatNumber(locale, row.line))}`}
    >
      {correct.button}
    </ButtonLink>
  );
}

function place({ after, before }: ImportScreen['view']): Record<string, string> {
  return {
    ...(after === null ? {} : { after: String(after) }),
    ...(before === null ? {} : { before: String(before) }),
  };
}

function Who({ screen, row, tense }: { screen: ImportScreen; row: OutcomeRow; tense: Tense }) {
  const name = [row.firstName, row.lastName].filter(Boolean).join(' ');
  const cells = row.cells.filter((cell) => cell.trim()).join(' · ');
  const details = rowDetails(row, screen);
  return (
    <div className="wrap-anywhere">
      <b className="font-[620]">
        {isThere(row, tense, screen) ? (
          <Link
            href={`${screen.clients}/${row.clientId}`}
            prefetch={false}
            className="hover:text-accent hover:underline"
          >
            {name}
          </Link>
        ) : (
          name
        )}
      </b>
      <div className="text-sm text-soft">{row.email ? <Email address={row.email} /> : cells.slice(0, 200)}</div>
      {details.length > 0 && <div className="text-sm text-soft">{details.join(' · ')}</div>}
    </div>
  );
}

/**
 * Whether the row's client can be opened: not before it is created, and no longer once it is
 * removed by an undo.
 */
function isThere({ clientId, kind, kept }: OutcomeRow, tense: Tense, { summary }: ImportScreen): boolean {
  if (!clientId || kept === 'gone-since') return false;
  if (kind === 'create') return tense === 'outcome' && (summary.state !== 'undone' || kept !== null);
  return ['update', 'unchanged', 'in-bin', 'reopened', 'left', 'held'].includes(kind);
}

function Verdict({ screen, row, tense }: { screen: ImportScreen; row: OutcomeRow; tense: Tense }) {
  const { locale, dictionary, showPhone } = screen;
  const { imports: words, shell } = dictionary;
  const reasons = [...new Set(row.problems.map((problem) => rowProblemText(problem, locale, dictionary)))];
  if (row.kind === 'in-bin') reasons.unshift(words.rowProblems['in-bin']);
  if (row.kept) reasons.unshift(words.keptReasons[row.kept]);
  const changes = changesShown(row);
  return (
    <>
      <Badge tone={tones[row.kind]}>{words.verdicts[tense][row.kind]}</Badge>
      {reasons.length > 0 && (
        <ul className="mt-0.5 grid gap-0.5 text-sm wrap-anywhere text-soft">
          {reasons.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      {changes && (
        <div className="mt-0.5">
          <ChangeList
            changes={shownChanges(changes, locale, dictionary, showPhone)}
            emptyWord={shell.empty}
            colon={shell.colon}
          />
        </div>
      )}
    </>
  );
}
