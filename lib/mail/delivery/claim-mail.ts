import type { Transaction } from '#lib/database/run-sql.ts';
import type { MailContent } from '#lib/i18n/letter.ts';
import { newId } from '#lib/identity/new-id.ts';
import { asKeys, mailKeys } from '#lib/mail/mail-keys.ts';
import type { MailKind } from '#lib/mail/mail-kind.ts';
import type { MailState } from '#lib/mail/mail-state.ts';

/**
 * A mail that is about to be sent. `doubtedBefore`: since when the provider may have it from
 * earlier tries.
 */
export type ClaimedMail = {
  structureId: string;
  structureName: string;
  id: string;
  kind: MailKind;
  to: string;
  language: string;
  subject: string;
  /** As it is stored, without its secrets: `withSecrets` puts them in. */
  content: MailContent;
  state: MailState;
  tries: number;
  batchId: string | null;
  doubtedBefore: Date | null;
};

/**
 * The mails of one request. `key`: the same whenever it is tried again, so that the provider takes
 * it once.
 */
export type Claim = { key: string; mails: ClaimedMail[] };

/** The provider's longest batch. */
const longestBatch = 100;
/**
 * Seconds after which mails that were claimed are tried again: their server was killed. More than a
 * request may take.
 */
const claimSeconds = 60;
/**
 * Hours that a request can safely be repeated: an hour less than the provider remembers its key.
 */
const safeHours = 23;

type Row = Omit<ClaimedMail, 'doubtedBefore'> & { urgency: number; doubtSince: Date | null; tooLate: boolean };

const columns = `m.structure_id as "structureId", m.id, m.kind, m."to", m.language, m.subject, m.content, m.state::text as state, m.tries,
  m.batch_id as "batchId", m.urgency, m.doubt_since as "doubtSince", coalesce(m.doubt_since < now() - interval '${safeHours} hours', false) as "tooLate"`;

/**
 * Takes the mails of the next request, the most urgent first: a request that may have arrived is
 * repeated as it was; else what is due and new goes together. From then on they are in doubt. What
 * has been so for too long is marked, and not sent twice.
 * @returns null when nothing is due
 */
export async function claimMail(tx: Transaction): Promise<Claim | null> {
  const [first] = await take(tx, '', 1, []);
  if (!first) return null;
  const alone = first.doubtSince !== null && first.batchId === null;
  const rows = first.batchId
    ? await wholeBatch(tx, first.batchId)
    : alone
      ? [first]
      : await take(tx, together, longestBatch, [first.urgency]);
  if (rows.some(({ tooLate }) => tooLate)) {
    await mark(tx, rows);
    return claimMail(tx);
  }
  const batchId = first.batchId ?? (rows.length > 1 ? newId() : null);
  await tx.query(
    `update mail m set batch_id = $2, tries = m.tries + 1, doubt_since = coalesce(m.doubt_since, now()),
       due_at = now() + make_interval(secs => ${claimSeconds})
     from ${mailKeys} where m.structure_id = k.structure_id and m.id = k.id`,
    [asKeys(rows), batchId],
  );
  const names = await namesOf(tx, rows);
  const mails = rows.map(({ urgency: _urgency, tooLate: _tooLate, doubtSince, ...mail }) => ({
    ...mail,
    batchId,
    structureName: names.get(mail.structureId) ?? '',
    doubtedBefore: doubtSince,
  }));
  return { key: mails.length > 1 ? `batch/${batchId}` : `mail/${first.id}`, mails };
}

const together = 'and m.urgency = $1 and m.batch_id is null and m.doubt_since is null';

async function take(tx: Transaction, more: string, limit: number, values: unknown[]): Promise<Row[]> {
  const { rows } = await tx.query<Row>(
    `select ${columns} from mail m where m.state = 'queued' and m.due_at <= now() ${more}
     order by m.urgency, m.due_at, m.id limit ${limit} for update skip locked`,
    values,
  );
  return inOrder(rows);
}

/** Has a request hold its mails in the same order whenever it is made, whatever they were due. */
const inOrder = (rows: Row[]): Row[] => rows.toSorted((one, other) => (one.id < other.id ? -1 : 1));

/**
 * Also those of which the provider has told something meanwhile: only the very same request is
 * taken for the same. Not those that were cancelled before they ever were in one.
 */
async function wholeBatch(tx: Transaction, batchId: string): Promise<Row[]> {
  const { rows } = await tx.query<Row>(
    `select ${columns} from mail m where m.batch_id = $1 and not (m.state = 'cancelled' and m.doubt_since is null)
      order by m.id for update`,
    [batchId],
  );
  return inOrder(rows);
}

async function mark(tx: Transaction, rows: Row[]): Promise<void> {
  await tx.query(
    `update mail m set state = 'in-doubt', state_at = now() from ${mailKeys}
     where m.structure_id = k.structure_id and m.id = k.id and m.state = 'queued'`,
    [asKeys(rows)],
  );
}

async function namesOf(tx: Transaction, rows: Row[]): Promise<Map<string, string>> {
  const found = await tx.query<{ id: string; name: string }>(
    'select id, name from structure where id = any ($1::uuid[])',
    [[...new Set(rows.map(({ structureId }) => structureId))]],
  );
  return new Map(found.rows.map(({ id, name }) => [id, name]));
}
