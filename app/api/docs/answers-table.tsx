import { Cell, Row, RowHead, Table } from '#components/page/table.tsx';
import type { Endpoint } from '#lib/api/endpoint.ts';
import { commonProblems } from '#lib/api/open-api-responses.ts';
import { problemStatus } from '#lib/api/problem.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';

/** The responses of an endpoint: its success and each of its problems, with status and code. */
export function AnswersTable({ door, words }: { door: Endpoint; words: Dictionary['api'] }) {
  const columns = [
    { key: 'status', label: words.statusColumn },
    { key: 'code', label: words.codeColumn },
    { key: 'meaning', label: words.meaningColumn },
  ];
  return (
    <div>
      <h3 className="mb-1 font-[620]">{words.answersLabel}</h3>
      <Table caption={words.answersLabel} columns={columns}>
        <Row>
          <RowHead>{door.answer.status}</RowHead>
          <Cell label={words.codeColumn}>–</Cell>
          <Cell across label={words.meaningColumn}>
            {words.done}
          </Cell>
        </Row>
        {[...new Set([...door.problems, ...commonProblems])].map((code) => (
          <Row key={code}>
            <RowHead>{problemStatus[code]}</RowHead>
            <Cell label={words.codeColumn}>
              <code className="font-mono text-sm break-all">{code}</code>
            </Cell>
            <Cell across label={words.meaningColumn}>
              {words.problems[code].detail}
            </Cell>
          </Row>
        ))}
      </Table>
    </div>
  );
}
