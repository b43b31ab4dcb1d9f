'use client';

import { Badge } from '#components/badge.tsx';
import { buttonClass } from '#components/button-class.ts';
import { EmailText } from '#components/email.tsx';
import { type Change, ChangeList } from '#components/page/change-list.tsx';
import { Cell, Row, RowHead } from '#components/page/table.tsx';
import type { Tone } from '#components/page/tone.ts';
import type { RowKind } from '#lib/imports/rows/counts.ts';

/** What few rows have to tell. */
type Particulars = {
  email?: string;
  /** The cells of the file, of a row without an e-mail. */
  cells?: string;
  /** The client, who can be opened. */
  client?: string;
  details?: string;
  reasons?: readonly string[];
  changes?: readonly Change[];
  /** The name of the link that corrects the row. */
  correct?: string;
};

/** A row as it is shown. `number`: the line as the language writes it. */
export type ShownRow = [line: number, number: string, kind: RowKind, name: string, particulars: Particulars];

export type OutcomeRowsProps = {
  rows: readonly ShownRow[];
  /** Whether there is a column of links to correct a row; each begins with this address. */
  correctAt?: string | undefined;
  words: Record<'line' | 'correct' | 'empty' | 'colon', string> & { verdicts: Record<RowKind, string> };
};

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

/**
 * The rows of a file. The browser gets them once as markup and once as these few words each. See
 * docs/decisions/062-light-pages.md.
 */
export function OutcomeRows({ rows, correctAt, words }: OutcomeRowsProps) {
  return rows.map(([line, number, kind, name, { reasons, changes, correct, ...who }]) => (
    <Row key={line} id={`line-${line}`}>
      <RowHead>
        <span className="wide:hidden">{`${words.line} `}</span>
        {number}
      </RowHead>
      <Cell across>
        <Who name={name} {...who} />
      </Cell>
      <Cell across>
        <Badge tone={tones[kind]}>{words.verdicts[kind]}</Badge>
        {reasons && (
          <ul className="reasons">
            {reasons.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        )}
        {changes && <ChangeList changes={changes} emptyWord={words.empty} colon={words.colon} />}
      </Cell>
      {correctAt !== undefined && (
        <Cell across>
          {correct && (
            <a className={buttonClass('plain', 'mini')} href={`${correctAt}${line}`} aria-label={correct}>
              {words.correct}
            </a>
          )}
        </Cell>
      )}
    </Row>
  ));
}

function Who({ name, client, email, cells, details }: Particulars & { name: string }) {
  return (
    <div className="row-client">
      {/* Relative to the page of the import. */}
      <b>{client ? <a href={`../clients/${client}`}>{name}</a> : name}</b>
      <p>{email ? <EmailText address={email} /> : cells}</p>
      {details && <p>{details}</p>}
    </div>
  );
}
