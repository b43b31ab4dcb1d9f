'use client';

import { Cell, Row, RowHead, Table } from '#components/page/table.tsx';
import type { ShownExplanation, ShownExplanations } from './sandbox-state.ts';

export type ExplanationWords = {
  title: string;
  columns: { field: string; read: string; sources: string };
  unused: string;
};

type Props = { explained: ShownExplanations; words: ExplanationWords };

/** Pasted messages explained field by field: what was read, where it was, and what was refused. */
export function ExplanationSheet({ explained: { messages, note }, words }: Props) {
  return (
    <section className="grid min-w-0 gap-3">
      <h3 className="text-note font-[560]">{words.title}</h3>
      {note && <p>{note}</p>}
      {messages.map((message, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the messages of one text have no ids
        <Message key={index} message={message} words={words} />
      ))}
    </section>
  );
}

function Message({
  message: { kind, notes, fields, unused },
  words,
}: {
  message: ShownExplanation;
  words: ExplanationWords;
}) {
  return (
    <div className="grid min-w-0 gap-2">
      <p>{[kind, ...notes].join(' · ')}</p>
      <Table
        dense
        caption={`${words.title} · ${kind}`}
        columns={[
          { key: 'field', label: words.columns.field },
          { key: 'read', label: words.columns.read },
          { key: 'sources', label: words.columns.sources },
        ]}
      >
        {fields.map(({ label, read, sources, problems }) => (
          <Row key={label}>
            <RowHead>{label}</RowHead>
            <Cell label={words.columns.read}>
              <span className="wrap-anywhere">{read}</span>
              {problems.map((problem) => (
                <small key={problem}>{problem}</small>
              ))}
            </Cell>
            <Cell label={words.columns.sources}>
              <ul className="grid gap-1">
                {sources.map(({ pointer, sent, note }) => (
                  <li key={pointer} className="wrap-anywhere">
                    {pointer && <code>{pointer}</code>} {sent} {note && <small>{note}</small>}
                  </li>
                ))}
              </ul>
            </Cell>
          </Row>
        ))}
      </Table>
      {unused.length > 0 && (
        <p className="text-sm text-soft wrap-anywhere">
          {words.unused} {unused.join(', ')}
        </p>
      )}
    </div>
  );
}
