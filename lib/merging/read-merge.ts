import { readVerdict } from '#lib/access/read-verdict.ts';
import type { AccessFacts, Reason } from '#lib/access/verdict.ts';
import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import type { FieldName } from '#lib/clients/client.ts';
import type { ClientRow } from '#lib/clients/merged/client-row.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { isId } from '#lib/identity/id.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { accessAfter } from './access-after.ts';
import { clock, lockRecords, whyMissing } from './lock-records.ts';
import type { RecordCopy, Side } from './merge-copy.ts';
import { columnOf, type FieldChoice, fixedSide, isFilled, joinedFields, suggestFields } from './merge-fields.ts';
import type { MergeProblem } from './merge-problem.ts';
import { mergeProblem } from './merge-problem.ts';
import { keyOf } from './merged-address.ts';
import { planMerge } from './plan-merge.ts';
import { suggestAccount } from './read-belongings.ts';

/** A field that differs: the choices that staff has, and the one that is suggested. */
export type FieldToChoose = { field: FieldName; choices: FieldChoice[]; suggested: FieldChoice; isFixed: boolean };

/** Whether the account that stays may enter after these choices; null without an account. */
export type AccessEffect = { email: Side; account: Side | null; before: Reason | null; after: Reason | null };

/** Two records side by side, and what merging them means. */
export type MergeView = {
  rows: Record<Side, ClientRow>;
  fields: FieldToChoose[];
  /** The address of each account; null without one. */
  accounts: Record<Side, string | null>;
  suggestedAccount: Side | null;
  effects: AccessEffect[];
  /** Whether the other record has codes that end, and whether an invitation is waiting anywhere. */
  hasCodes: boolean;
  hasInvitation: boolean;
};

/** Reads two records for the page that compares and merges them. */
export async function readMerge(
  staff: Staff,
  keptId: string,
  otherId: string,
): Promise<Result<MergeView, MergeProblem>> {
  if (!may(staff, 'clients.delete')) return fail({ code: 'not-allowed' });
  if (!isId(keptId) || !isId(otherId)) return fail({ code: 'not-found' });
  if (keptId === otherId) return fail({ code: 'same-record' });
  const read = await inTransaction(async (tx) => {
    const records = await lockRecords(tx, staff.structure.id, [keptId, otherId]);
    const [kept, other] = [records.get(keptId), records.get(otherId)];
    if (!kept || !other) return fail(await whyMissing(tx, staff.structure.id, { keptId, otherId }));
    return succeed({ records: { kept, other }, now: await clock(tx) });
  });
  if (!read.ok) return read;
  const { records, now } = read.value;
  const rows = { kept: records.kept.client, other: records.other.client };
  const problem = mergeProblem(rows);
  if (problem) return fail(problem);
  const [kept, other] = await Promise.all([
    readVerdict(staff, { clientId: keptId }),
    readVerdict(staff, { clientId: otherId }),
  ]);
  const facts = {
    kept: records.kept.attachment ? (kept?.facts ?? null) : null,
    other: records.other.attachment ? (other?.facts ?? null) : null,
  };
  const reasons = { kept: kept?.verdict.reason ?? null, other: other?.verdict.reason ?? null };
  const account = suggestAccount(records);
  return succeed({
    rows,
    fields: fieldsToChoose(rows, account),
    accounts: { kept: facts.kept?.account?.email ?? null, other: facts.other?.account?.email ?? null },
    suggestedAccount: account,
    effects: effectsOf(records, { facts, reasons, by: { staffId: staff.id, now } }),
    hasCodes: records.other.codes.length > 0,
    hasInvitation: records.kept.invitation !== null || records.other.invitation !== null,
  });
}

/** The fields that differ, with the choices that a form may send. */
function fieldsToChoose(rows: Record<Side, ClientRow>, account: Side | null): FieldToChoose[] {
  const suggested = suggestFields(rows, account);
  return (Object.keys(columnOf) as FieldName[]).flatMap((field) => {
    const column = columnOf[field];
    if (JSON.stringify(rows.kept[column]) === JSON.stringify(rows.other[column])) return [];
    if (!isFilled(rows.kept, field) && !isFilled(rows.other, field)) return [];
    const isJoined = joinedFields.has(field) && isFilled(rows.kept, field) && isFilled(rows.other, field);
    const choices: FieldChoice[] = ['kept', 'other', ...(isJoined ? (['both'] as const) : [])];
    return [{ field, choices, suggested: suggested[field], isFixed: fixedSide(rows, field) !== null }];
  });
}

type Known = {
  facts: Record<Side, AccessFacts | null>;
  reasons: Record<Side, Reason | null>;
  by: { staffId: string; now: string };
};

/** What each choice of an address and an account means for access. */
function effectsOf(records: Record<Side, RecordCopy>, { facts, reasons, by }: Known): AccessEffect[] {
  const { kept, other } = records;
  const sides = ['kept', 'other'] as const;
  const emails = keyOf(kept.client) === keyOf(other.client) ? (['kept'] as const) : sides;
  const accounts = kept.attachment && other.attachment ? sides : [suggestAccount(records)];
  return emails.flatMap((email) =>
    accounts.flatMap((account) => {
      const plan = planMerge(
        records,
        { fields: { email, note: 'kept', groups: 'kept' }, account: account ?? undefined },
        by,
      );
      if (!plan.ok || !account) return [];
      const after = accessAfter(facts[account], plan.value);
      return [{ email, account, before: reasons[account], after: after?.reason ?? null }];
    }),
  );
}
