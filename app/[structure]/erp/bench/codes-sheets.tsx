import { VerdictBadge } from '#components/erp/verdict-badge.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { Cell, Row, RowHead, Table } from '#components/page/table.tsx';
import { problemStatus } from '#lib/api/problem.ts';
import { erpEndpoints } from '#lib/erp/sandbox/erp-endpoints.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';

const results = ['applied', 'unchanged', 'duplicate', 'stale', 'ignored', 'held', 'received'] as const;

/** Every answer of the endpoint, its meaning and what to do about it. */
export function CodesSheets({ dictionary: { erp: words, api } }: { dictionary: Dictionary }) {
  const { bench } = words;
  return (
    <>
      <Sheet title={bench.codes}>
        <p className="px-3.5 pt-1 pb-2 text-sm text-soft wide:px-[18px]">{bench.codesNote}</p>
        <Table
          caption={bench.codes}
          columns={[
            { key: 'code', label: bench.code, className: 'w-[22%]' },
            { key: 'meaning', label: bench.meaning },
            { key: 'todo', label: bench.todo, className: 'w-[40%]' },
          ]}
        >
          {erpEndpoints.events.problems.map((code) => (
            <Row key={code}>
              <RowHead>
                <code className="font-mono text-sm">
                  <b>{problemStatus[code]}</b> {code}
                </code>
              </RowHead>
              <Cell across>{api.problems[code].detail}</Cell>
              <Cell across>
                <span className="text-soft">{bench.todos[code]}</span>
              </Cell>
            </Row>
          ))}
        </Table>
      </Sheet>
      <Sheet title={bench.results}>
        <Table
          caption={bench.results}
          columns={[
            { key: 'code', label: 'result', className: 'w-[22%]' },
            { key: 'verdict', label: words.verdict, className: 'w-[22%]' },
            { key: 'meaning', label: bench.meaning },
          ]}
        >
          {results.map((result) => (
            <Row key={result}>
              <RowHead>
                <code className="font-mono text-sm">{result}</code>
              </RowHead>
              <Cell>
                <VerdictBadge verdict={result} words={words} />
              </Cell>
              <Cell across>
                {words.meaning[result]} {result === 'held' && words.holds.also}
              </Cell>
            </Row>
          ))}
        </Table>
      </Sheet>
    </>
  );
}
