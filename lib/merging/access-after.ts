import { accessVerdict } from '#lib/access/access-verdict.ts';
import type { AccessFacts, Verdict } from '#lib/access/verdict.ts';
import type { MergePlan } from './plan-merge.ts';

/**
 * Decides whether the account that stays may enter after a merge, by the facts of before and what
 * the merge changes of them. Null: there is no account.
 */
export function accessAfter(facts: AccessFacts | null, { row, attachment }: MergePlan): Verdict | null {
  if (!facts?.account || !facts.attachment || !attachment) return null;
  const isReaddressed = !isSameMoment(attachment.email_changed_at, facts.attachment.emailChangedAt);
  const isOfErp = row.erp_id !== null || row.erp_removed_at !== null;
  const formers = facts.erp ?? { keepsAccess: false, now: new Date() };
  return accessVerdict({
    ...facts,
    attachment: { ...facts.attachment, validation: attachment.validation },
    proof: isReaddressed ? { ...facts.proof, provedAt: null } : facts.proof,
    client: facts.client && { ...facts.client, email: row.email, deletedAt: momentOf(row.deleted_at) },
    erp: isOfErp
      ? { ...formers, removedAt: momentOf(row.erp_removed_at), accessUntil: momentOf(row.access_until) }
      : null,
  });
}

function momentOf(stored: string | null): Date | null {
  return stored === null ? null : new Date(stored);
}

function isSameMoment(stored: string | null, read: Date | null): boolean {
  return momentOf(stored)?.getTime() === read?.getTime();
}
