import type { Transaction } from '#lib/database/run-sql.ts';
import { decidePersonEvents, type OpenSafeguard, type PersonEvent, type PersonResult } from './decide-person-events.ts';
import { rememberIds } from './find-erased-events.ts';
import { persistPeople } from './persist-people.ts';
import type { StructureHas } from './take-people.ts';

export type ApplyOptions = {
  /** Whether the caller holds the structure-wide lock, rather than one for each of these people. */
  exclusive: boolean;
  /** Decides the events without writing anything. */
  dryRun?: boolean | undefined;
  openSafeguard?: OpenSafeguard;
  /** Where the caller has asked, with the people locked. */
  has?: StructureHas;
};

/**
 * Applies events in their order: loads the people, decides each event by what the earlier ones
 * left, writes each person once and records what follows from it. Journal, snapshot and dry run all
 * go through here. The caller has locked the people (`lockPeople`).
 * @returns a result for each event, in the same order
 */
export async function applyPersonEvents(
  tx: Transaction,
  structureId: string,
  messages: PersonEvent[],
  { exclusive, dryRun, openSafeguard, has }: ApplyOptions,
): Promise<PersonResult[]> {
  const { results, hand } = await decidePersonEvents(tx, structureId, messages, { openSafeguard, exclusive, has });
  if (dryRun) return results;
  await persistPeople(tx, structureId, hand, exclusive);
  const ofErased = messages.flatMap(({ event }, index) => (results[index]?.verdict === 'ignored' ? [event] : []));
  await rememberIds(tx, structureId, ofErased);
  return results;
}
