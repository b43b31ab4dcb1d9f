'use server';

import { z } from 'zod';
import { finishBulkStep } from '#lib/clients/bulk/lifecycle/finish-step.ts';
import { bulkActions, readChange } from '#lib/clients/bulk/operation/bulk-change.ts';
import { readIds } from '#lib/clients/bulk/operation/id-list.ts';
import type { BulkSelection } from '#lib/clients/bulk/operation/selection.ts';
import { requestBulkPlan } from '#lib/clients/bulk/plan/request-plan.ts';
import { parseListText } from '#lib/clients/list-query.ts';
import { formAction } from '#lib/forms/form-action.ts';
import { fail, succeed } from '#lib/result.ts';

const text = z.string().max(5_000).catch('');
const plan = z.object({
  who: z.enum(['chosen', 'search', 'trash']).catch('chosen'),
  action: z.enum(bulkActions),
  addGroup: text,
  removeGroup: text,
  language: text,
  list: text,
  sel: text,
});

type Sent = z.output<typeof plan>;

/** Prepares the plan of a bulk action, and shows it once it is ready, or its progress. */
export const planAction = formAction(plan, async (staff, sent, { bulk }) => {
  const field = fieldOf[sent.action];
  const change = readChange(sent.action, field ? sent[field] : '');
  if (!change.ok) return fail(field ? { errors: { [field]: bulk.problems[change.problem] } } : {});
  const planned = await requestBulkPlan(staff, selectionOf(sent), change.value);
  if (!planned.ok && field && planned.problem === 'group-limit')
    return fail({ errors: { [field]: bulk.problems['group-limit'] } });
  if (!planned.ok) return fail({ error: bulk.problems[planned.problem] });
  await finishBulkStep({ structureId: staff.structure.id, bulkId: planned.value });
  return succeed(`/${staff.structure.slug}/clients/bulk/${planned.value}`);
});

/** The field that an action needs. */
const fieldOf: Partial<Record<Sent['action'], 'addGroup' | 'removeGroup' | 'language'>> = {
  ...{ 'add-group': 'addGroup', 'remove-group': 'removeGroup', 'set-language': 'language' },
};

function selectionOf({ who, list, sel }: Sent): BulkSelection {
  if (who === 'trash') return { kind: 'trash' };
  if (who === 'search') return { kind: 'search', query: parseListText(list) };
  return { kind: 'chosen', ids: readIds(sel) };
}
