import { createHash, createHmac } from 'node:crypto';
import { connection } from '#lib/database/connection.ts';
import type { Queryable } from '#lib/database/run-sql.ts';
import { uuidV7 } from '#lib/database/uuid-v7-sql.ts';
import { emailKey } from '#lib/identity/email-key.ts';
import { maskEmail } from '#lib/identity/mask-email.ts';
import { log } from '#lib/log/log.ts';
import { purposeKey } from '#lib/secrets/purpose-key.ts';
import { requestOrigin } from './request-origin.ts';
import type { Concerned, SecurityEvent } from './security-event.ts';

/** Rows that failures may add in a minute and in a day; the rest is only counted. */
export const failureRows = { minute: 60, day: 10_000 };

/**
 * Writes a security event, with the address and the browser of the current request, to the table
 * and as a line of the log. The caller passes the transaction of the change, if there is one, so
 * that neither exists without the other.
 */
export async function recordSecurity(on: Queryable, event: SecurityEvent, concerned: Concerned = {}): Promise<void> {
  const row = toRow(event, concerned);
  await on.query(insertRow, [...valuesOf(row), null]);
  writeLine(row, 1);
}

/**
 * Notes a failure or a refusal, which others can cause as often as they like: the same from one
 * address within a minute is one row with a count. Beyond `failureRows` only kinds are counted, a
 * row each minute, so that a flood cannot fill the table. It is committed at once.
 */
export async function noteFailure(event: SecurityEvent, concerned: Concerned = {}): Promise<void> {
  const { pool } = connection();
  const row = toRow(event, concerned);
  const minute = Math.floor(Date.now() / 60_000);
  const bucket = hashOf([row.kind, row.detail, row.address, row.emailHash, row.staffId, row.structureId, minute]);
  const repeated = await pool.query<{ count: number }>(countAgain, [bucket]);
  if (repeated.rows[0]) return writeLine(row, repeated.rows[0].count);
  const { rows } = await pool.query<{ minute: number; day: number }>(countFailures);
  const isFlood = (rows[0]?.minute ?? 0) >= failureRows.minute || (rows[0]?.day ?? 0) >= failureRows.day;
  const kept = isFlood ? { ...row, ...withoutSource } : row;
  const key = isFlood ? hashOf([row.kind, minute]) : bucket;
  const written = await pool.query<{ count: number }>(`${insertRow} ${onRepeat}`, [...valuesOf(kept), key]);
  writeLine(kept, written.rows[0]?.count ?? 1);
}

/** HMAC of an address, so that its owner's structure finds it without its text being stored. */
export function securityEmailHash(key: string): string {
  return createHmac('sha256', purposeKey('security log')).update(key).digest('hex');
}

const insertRow = `insert into security_event (id, kind, details, staff_id, at_structure_id, address, browser,
    email_hash, email_hint, bucket)
  values (${uuidV7}, $1, $2, $3, $4, $5, $6, $7, $8, $9)`;
const onRepeat = `on conflict (bucket) do update set count = security_event.count + 1, last_at = clock_timestamp()
  returning count`;
const countAgain = `update security_event set count = count + 1, last_at = clock_timestamp() where bucket = $1
  returning count`;
const countFailures = `select count(*) filter (where at > now() - interval '1 minute')::int as minute,
    count(*)::int as day
  from security_event where bucket is not null and at > now() - interval '1 day'`;

const withoutSource = {
  detail: '{}',
  staffId: null,
  structureId: null,
  address: '',
  browser: '',
  emailHash: null,
  hint: '',
};

type Row = {
  kind: SecurityEvent['kind'];
  detail: string;
  staffId: string | null;
  structureId: string | null;
  address: string;
  browser: string;
  emailHash: string | null;
  hint: string;
};

function toRow({ kind, details }: SecurityEvent, { staffId = null, structureId = null, email }: Concerned): Row {
  const key = email === undefined ? null : emailKey(email.slice(0, 320));
  return {
    ...requestOrigin(),
    kind,
    detail: JSON.stringify(details),
    staffId,
    structureId,
    emailHash: key?.ok ? securityEmailHash(key.value) : null,
    hint: key?.ok ? maskEmail(key.value) : '',
  };
}

function valuesOf({ kind, detail, staffId, structureId, address, browser, emailHash, hint }: Row): unknown[] {
  return [kind, detail, staffId, structureId, address, browser, emailHash, hint];
}

function hashOf(parts: unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** A line for the first of a minute, the tenth, the hundredth, and so on. */
function writeLine({ kind, detail, hint, emailHash: _, ...row }: Row, count: number): void {
  if (!/^10*$/.test(String(count))) return;
  const details = JSON.parse(detail) as object;
  log.info({ security: kind, ...row, ...(hint && { account: hint }), ...details, count }, 'security event');
}
