import type { Staff } from '#lib/actor/staff.ts';
import { commitTestBulk, planTestBulk, rereadBulk, undoTestBulk } from '#lib/testing/bulk.ts';
import type { Command } from './command.ts';
import { mergeNow, separateNow } from './merge.ts';
import type { Names } from './model-context.ts';

type OfTwo = Extract<Command, { do: 'merge' | 'separate' }>;
type OfMany = Extract<Command, { do: 'bulk' | 'undo-bulk' }>;

/** Merges or separates two records. @returns false when one of them changed at the same moment */
export async function mergeOrSeparate(staff: Staff, names: Names, command: OfTwo): Promise<boolean> {
  const ids = [names.clients.get(command.kept) ?? '', names.clients.get(command.other) ?? ''] as const;
  if (command.do === 'separate') {
    const separated = await separateNow(staff, ...ids);
    return separated.ok || separated.problem.code !== 'changed';
  }
  const { email, account } = command;
  const choices = { fields: email === null ? {} : { email }, ...(account !== null && { account }) };
  const merged = await mergeNow(staff, ...ids, choices);
  return merged.ok || merged.problem.code !== 'changed';
}

/** Plans a bulk operation and carries it out, or undoes it. */
export async function changeMany(staff: Staff, names: Names, command: OfMany): Promise<void> {
  if (command.do === 'undo-bulk') {
    const id = names.bulks.get(command.bulk);
    const done = id ? await rereadBulk(staff, id) : null;
    // What concerned nobody cannot be undone.
    if (done?.undoUntil) await undoTestBulk(staff, done);
    return;
  }
  const ids = command.clients.flatMap((name) => names.clients.get(name) ?? []);
  const plan = await planTestBulk(staff, { kind: 'chosen', ids }, command.action, 'it');
  await commitTestBulk(staff, plan);
  names.bulks.set(command.bulk, plan.id);
}
