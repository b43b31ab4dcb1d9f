'use client';

import { Cell, Row, RowHead } from '#components/page/table.tsx';
import { Person } from '#components/person.tsx';
import { type Verdict, VerdictBadge } from './verdict-badge.tsx';

/** What few rows have to tell. */
type Particulars = {
  /** The id of the record in the ERP, beside the person's name. */
  erpId?: string;
  clientId?: string;
  /** Below the verdict. */
  notes?: readonly string[];
  ahead?: true;
  lag?: string;
};

/** A row as it is shown. */
export type ShownEvent = [
  id: string,
  name: string,
  type: string,
  verdict: Verdict,
  received: string,
  particulars?: Particulars,
];

export type JournalRowsProps = {
  rows: readonly ShownEvent[];
  words: { ahead: string; verdicts: Record<Verdict, string> };
};

/**
 * The rows of the journal. The browser gets them once as markup and once as these few words each.
 * See docs/decisions/062-light-pages.md.
 */
export function JournalRows({ rows, words }: JournalRowsProps) {
  return rows.map(([id, name, type, verdict, received, { erpId, clientId, notes, ahead, lag } = {}]) => (
    <Row key={id}>
      <RowHead>
        {/* Relative to the journal, whose page it is. */}
        <Person id={clientId ?? id} name={name} href={`events/${id}`}>
          <code>{type}</code>
          {erpId && <span>{` · ${erpId}`}</span>}
        </Person>
      </RowHead>
      <Cell>
        <VerdictBadge verdict={verdict} words={words} />
        {notes?.map((note) => (
          <small key={note}>{note}</small>
        ))}
      </Cell>
      <Cell end>
        <span className="moment">{received}</span>
        {ahead && <small>{words.ahead}</small>}
        {lag && <small>{lag}</small>}
      </Cell>
    </Row>
  ));
}
