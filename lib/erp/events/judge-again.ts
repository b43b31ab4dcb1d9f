import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import type { FieldChanges } from '#lib/audit/audit-event.ts';
import type { ErpVerdict } from '#lib/database/generated/enums.ts';
import { inRolledBackTransaction } from '#lib/database/in-transaction.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import type { EventProblem, HoldReason } from '#lib/erp/profiles/erp-event.ts';
import { isId } from '#lib/identity/id.ts';
import { applyFromJournal, type EventKey } from './apply-stored-event.ts';
import type { Payload } from './incoming-event.ts';

/**
 * What an event would do if it were judged now. `client`: whom it is about; null where it concerns
 * no client, or would create one. `effect`: what it would do to the person as a whole.
 */
export type JudgedAgain = {
  verdict: ErpVerdict;
  effect: 'created' | 'removed' | 'none';
  client: { id: string; name: string } | null;
  changes: FieldChanges;
  problems: EventProblem[];
  hold: HoldReason | null;
  ignored: 'kind-not-counted' | 'erased' | null;
};

/**
 * Why an event without effect is not judged: its connection has ended, or too little of it was
 * kept, as of those refused before readings were kept.
 */
export type NotJudged = 'ended' | 'not-kept';

/** Verdicts that the code or the settings of today may change. */
const open: readonly ErpVerdict[] = ['held', 'invalid', 'failed', 'ignored', 'discarded'];

/**
 * Judges an event of the journal once more, by the code and the settings of today, in a transaction
 * that is rolled back: nothing is written.
 * @returns null when the actor may not, or the event has an effect already
 */
export async function judgeAgain(staff: Staff, eventId: string): Promise<JudgedAgain | NotJudged | null> {
  if (!may(staff, 'erp.read') || !isId(eventId)) return null;
  const structureId = staff.structure.id;
  return inRolledBackTransaction(async (tx) => {
    const judged = await applyFromJournal(tx, { structureId, eventId }, (verdict) => open.includes(verdict), {
      stored: true,
      dryRun: true,
      readAgain: true,
    });
    if (!judged) return (await isOfEndedConnection(tx, { structureId, eventId })) ? 'ended' : null;
    if (judged.verdict === 'duplicate' || judged.verdict === 'id-reused') return null;
    const { arrived, verdict, clientId, changes } = judged;
    const isKept = !arrived.content || 'event' in arrived.content || arrived.payload.retained;
    if (!isKept) return 'not-kept';
    const { rows } = await tx.query<{ id: string; name: string }>(
      `select id, concat_ws(' ', nullif(first_name, ''), last_name) as name from client
       where structure_id = $1 and id = $2`,
      [structureId, clientId],
    );
    const client = rows[0] ?? null;
    const event = arrived.content && 'event' in arrived.content ? arrived.content.event : null;
    const unread = arrived.content && 'problems' in arrived.content ? arrived.content.problems : [];
    const isNew = verdict === 'applied' && clientId !== null && client === null;
    return {
      verdict,
      effect: isNew ? 'created' : verdict === 'applied' && event?.removes && client ? 'removed' : 'none',
      client,
      changes,
      problems: judged.problems ?? unread,
      hold: (verdict === 'held' && !judged.risky && event?.hold) || null,
      ignored: verdict === 'ignored' ? ignoredFor(arrived.payload) : null,
    };
  });
}

function ignoredFor({ ignored }: Payload): JudgedAgain['ignored'] {
  return ignored === 'kind-not-counted' || ignored === 'erased' ? ignored : null;
}

/** Whether an event that would be judged came by a connection that has ended. */
async function isOfEndedConnection(tx: Transaction, { structureId, eventId }: EventKey): Promise<boolean> {
  const { rowCount } = await tx.query(
    `select from erp_event e join erp_connection c on c.structure_id = e.structure_id and c.id = e.connection_id
     where e.structure_id = $1 and e.id = $2 and c.state = 'disconnected' and e.verdict::text = any($3::text[])`,
    [structureId, eventId, open],
  );
  return rowCount === 1;
}
