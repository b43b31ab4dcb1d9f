import type { StaffVerdict } from '#lib/access/read-verdict.ts';
import type { AccessFacts, Check } from '#lib/access/verdict.ts';
import { fullName } from '#lib/clients/client.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';

type Words = Dictionary['access']['evidence'];

/**
 * What a check rests on, in a sentence. What was not looked at says so, unless it is known all the
 * same.
 */
export function evidence(check: Check, found: StaffVerdict, words: Words, showDay: (moment: Date) => string): string {
  if (check.outcome === 'skipped') return words.later;
  const { facts } = found;
  const day = check.at ? showDay(check.at) : '';
  const passed = check.outcome !== 'failed';
  const by = facts.attachment?.decidedBy ?? words.someone;
  switch (check.name) {
    case 'registered':
      return facts.account ? words.account(day, facts.account.email) : withoutClient(found, words);
    case 'attached':
      return passed ? attached(facts, words, day) : unattached(found, words);
    case 'not-refused':
      return passed ? words.neverRefused : words.refused(day, by, facts.attachment?.reason ?? '');
    case 'validated':
      if (check.outcome === 'not-needed') return words.notNeeded;
      return passed ? words.validated(day, by) : words.waiting(day);
    case 'proved':
      if (check.outcome === 'not-needed') return words.proofNotNeeded;
      return passed ? words.proved(day) : unproved(facts, words, showDay);
    case 'present':
      return passed ? words.present : words.binnedOn(day);
    case 'active-in-erp':
      return passed ? active(check, facts, words, showDay) : words.removedOn(day);
  }
}

function withoutClient({ namesake, facts }: StaffVerdict, words: Words): string {
  if (!namesake) return words.noAccount;
  if (facts.recordHasNoAddress) return words.noAddress(fullName(namesake));
  return namesake.deletedAt ? words.binned(fullName(namesake)) : words.noAccountFor(fullName(namesake));
}

function attached({ client, attachment }: AccessFacts, words: Words, day: string): string {
  if (!client) return words.asked(day);
  const name = fullName(client);
  return attachment?.attachedAt ? words.attachedOn(name, client.email, day) : words.attached(name, client.email);
}

function unattached({ namesake }: StaffVerdict, words: Words): string {
  if (!namesake) return words.noRecord;
  const name = fullName(namesake);
  return namesake.heldBy ? words.heldBy(name, namesake.heldBy) : words.detached(name);
}

function unproved(
  { account, client, attachment, recordHasNoAddress }: AccessFacts,
  words: Words,
  showDay: (moment: Date) => string,
): string {
  if (recordHasNoAddress) return words.noAddressFor(account?.email ?? '');
  if (attachment?.emailChangedAt && client) return words.changed(client.email, showDay(attachment.emailChangedAt));
  return words.unproved(account?.email ?? '');
}

function active({ at }: Check, { erp }: AccessFacts, words: Words, showDay: (moment: Date) => string): string {
  if (!erp?.removedAt) return words.active;
  const removed = showDay(erp.removedAt);
  return at ? words.granted(removed, showDay(at)) : words.formersKept(removed);
}
