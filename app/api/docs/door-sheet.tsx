import { Sheet } from '#components/page/sheet.tsx';
import { Cell, Row, RowHead, Table } from '#components/page/table.tsx';
import type { Endpoint } from '#lib/api/endpoint.ts';
import type { RequestHeader } from '#lib/api/headers.ts';
import { schemaOf } from '#lib/api/open-api-schema.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { AnswersTable } from './answers-table.tsx';
import { type DocumentedField, fieldsOf } from './fields-of.ts';

type Words = Dictionary['api'];

/** One door: what it takes and what it answers. */
export function DoorSheet({ door, words }: { door: Endpoint; words: Words }) {
  const { summary, about } = words.doors[door.name];
  return (
    <div id={door.name} className="min-w-0 scroll-mt-5">
      <Sheet padded title={summary}>
        <div className="grid min-w-0 gap-3">
          <p>
            {methodsOf(door).map((method) => (
              <code key={method} className="block font-mono text-sm break-all">{`${method} ${door.path}`}</code>
            ))}
          </p>
          <p>{about}</p>
          <p className="text-soft">
            <b>{words.secretLabel}</b> {words.secrets[door.secret]}
          </p>
          {door.query && (
            <Fields
              caption={words.parametersLabel}
              fields={fieldsOf(schemaOf(door.query, 'input'))}
              own={words.ownFields[door.name as keyof Words['ownFields']]}
              words={words}
            />
          )}
          {door.headers && <HeadersTable names={door.headers} words={words} />}
          {door.body && (
            <Fields
              caption={words.bodyLabel}
              fields={fieldsOf(schemaOf(door.body, 'input', door.name))}
              own={words.ownFields[door.name]}
              words={words}
            />
          )}
          <AnswersTable door={door} words={words} />
          {door.errorCodes && (
            <p className="text-sm text-soft">
              <b>{words.errorCodesLabel}</b> <span className="font-mono break-words">{door.errorCodes.join(', ')}</span>
            </p>
          )}
          {door.answer.status !== 204 && (
            <Fields
              caption={String(door.answer.status)}
              fields={fieldsOf(schemaOf(door.answer.body, 'output'))}
              own={words.ownFields[door.name as keyof Words['ownFields']]}
              words={words}
            />
          )}
          {typeof door.dryRun === 'object' && (
            <Fields caption={words.dryDone} fields={fieldsOf(schemaOf(door.dryRun.body, 'output'))} words={words} />
          )}
        </div>
      </Sheet>
    </div>
  );
}

/** Every method of a door, its own first. */
function methodsOf({ method, alsoMethods = [], probe }: Endpoint): string[] {
  return [method, ...alsoMethods, ...(probe ? ['HEAD'] : [])];
}

/** The headers that a door reads beside the authorisation. */
function HeadersTable({ names, words }: { names: readonly RequestHeader[]; words: Words }) {
  const columns = [
    { key: 'header', label: words.headerColumn },
    { key: 'meaning', label: words.meaningColumn },
  ];
  return (
    <div>
      <h3 className="mb-1 font-[620]">{words.headersLabel}</h3>
      <Table caption={words.headersLabel} columns={columns}>
        {names.map((name) => (
          <Row key={name}>
            <RowHead>
              <code className="font-mono text-sm break-all">{name}</code>
            </RowHead>
            <Cell across label={words.meaningColumn}>
              {words.headers[name]}
            </Cell>
          </Row>
        ))}
      </Table>
    </div>
  );
}

type FieldsProps = {
  caption: string;
  fields: DocumentedField[];
  own?: Record<string, string> | undefined;
  words: Words;
};

/** @param own what fields mean at this door alone */
function Fields({ caption, fields, own, words }: FieldsProps) {
  const columns = [
    { key: 'field', label: words.fieldColumn },
    { key: 'type', label: words.typeColumn },
    { key: 'meaning', label: words.meaningColumn },
  ];
  return (
    <div>
      <h3 className="mb-1 font-[620]">{caption}</h3>
      <Table caption={caption} columns={columns}>
        {fields.map(({ path, name, type, optional }) => (
          <Row key={path}>
            <RowHead>
              <code className="font-mono text-sm break-all">{path}</code>
            </RowHead>
            <Cell label={words.typeColumn}>
              <span className="text-sm break-words">{optional ? `${type}, ${words.optional}` : type}</span>
            </Cell>
            <Cell across label={words.meaningColumn}>
              {own?.[name] ?? words.fields[name as keyof Words['fields']]}
            </Cell>
          </Row>
        ))}
      </Table>
    </div>
  );
}
