import { ButtonLink } from '#components/button.tsx';
import { Sheet } from '#components/sheet.tsx';
import { Cell, Row, RowHead, Table } from '#components/table.tsx';
import type { ErpSummary } from '#lib/erp/read-erp.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { formatAgo, formatMoment, formatNumber } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { addSecretAction, revokeSecretAction, setEnabledAction, setFormersAction } from './erp-actions.ts';
import { OneButton } from './one-button.tsx';

type Props = {
  slug: string;
  summary: ErpSummary;
  connection: NonNullable<ErpSummary['connection']>;
  timeZone: string;
  locale: Locale;
  words: Dictionary['erp'];
};

/** Snapshots, secrets, and what ends a connection. */
export function ConnectionSheets({ slug, summary, connection, timeZone, locale, words }: Props) {
  const { secrets, snapshots, state } = connection;
  return (
    <>
      {snapshots.length > 0 && (
        <Sheet title={words.snapshots}>
          <Table
            caption={words.snapshots}
            columns={[
              { key: 'when', label: words.when },
              { key: 'state', label: words.state },
              { key: 'lines', label: words.lines, end: true },
              { key: 'outcome', label: words.outcome },
            ]}
          >
            {snapshots.map((snapshot) => (
              <Row key={snapshot.id}>
                <RowHead>{formatMoment(locale, snapshot.receivedAt, timeZone)}</RowHead>
                <Cell label={words.state}>{words.snapshotStates[snapshot.state]}</Cell>
                <Cell end label={words.lines}>
                  {formatNumber(locale, snapshot.lines)}
                </Cell>
                <Cell label={words.outcome}>
                  {words.snapshotDone(snapshot.created, snapshot.updated, snapshot.removed, snapshot.invalid)}
                </Cell>
              </Row>
            ))}
          </Table>
        </Sheet>
      )}
      <Sheet padded title={words.secrets}>
        <ul className="mb-4 grid gap-2">
          {secrets.map(({ id, ending, createdAt, lastUsedAt }) => (
            <li key={id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <span>
                <b>{words.ending(ending)}</b> · {formatMoment(locale, createdAt, timeZone)} ·{' '}
                <span className="text-soft">
                  {lastUsedAt ? words.lastUsed(formatAgo(locale, lastUsedAt, new Date(), timeZone)) : words.neverUsed}
                </span>
              </span>
              {secrets.length > 1 && (
                <OneButton action={revokeSecretAction} slug={slug} fields={{ id }} size="mini">
                  {words.revoke}
                </OneButton>
              )}
            </li>
          ))}
        </ul>
        {secrets.length < 2 && (
          <OneButton action={addSecretAction} slug={slug}>
            {words.addSecret}
          </OneButton>
        )}
        <p className="mt-3 text-sm text-soft">{words.addSecretBody}</p>
      </Sheet>
      <Sheet padded title={words.formers}>
        <p className="mb-3">{summary.formersKeepAccess ? words.formersKeep : words.formersLose}</p>
        <OneButton action={setFormersAction} slug={slug} fields={{ keep: summary.formersKeepAccess ? 'no' : 'yes' }}>
          {summary.formersKeepAccess ? words.letLose : words.letKeep}
        </OneButton>
      </Sheet>
      <Sheet padded title={words.danger}>
        <div className="flex flex-wrap gap-2">
          <OneButton action={setEnabledAction} slug={slug} fields={{ enabled: state === 'active' ? 'no' : 'yes' }}>
            {state === 'active' ? words.disable : words.enable}
          </OneButton>
          <ButtonLink href={`/${slug}/erp?disconnect=1`} scroll={false}>
            {words.disconnect}
          </ButtonLink>
        </div>
      </Sheet>
    </>
  );
}
