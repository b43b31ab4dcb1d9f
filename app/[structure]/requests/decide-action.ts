'use server';

import { z } from 'zod';
import type { Staff } from '#lib/actor/staff.ts';
import { buttonAction } from '#lib/forms/button-action.ts';
import { addressWithNotice } from '#lib/forms/notices/notice-address.ts';
import { isId } from '#lib/identity/id.ts';
import { validateMany } from '#lib/requests/validate-many.ts';
import { validateAndLink, validateRequest } from '#lib/requests/validate-request.ts';
import { refreshFrame } from '../refresh-frame.ts';
import { type OutcomeCode, writeOutcome } from './outcome.ts';

const several = z.preprocess((value) => [value ?? []].flat().filter(isId), z.array(z.string()));

/**
 * What the one form of the queue sends: the ticked rows, and, of a row's own button, the row or the
 * row and the client it is linked to.
 */
const schema = z.object({
  ids: several,
  one: several,
  link: z.preprocess((value) => [value ?? ''].flat()[0], z.string().max(100).catch('')),
});

export const decideAction = buttonAction(schema, async (staff, { ids, one, link }) => {
  const outcomes = link ? await linked(staff, link) : one[0] ? await alone(staff, one[0]) : await validated(staff, ids);
  refreshFrame(staff);
  const page = `/${staff.structure.slug}/requests`;
  if (outcomes.length === 0) return addressWithNotice('requests', page, 'nothing-selected');
  return `${page}?${new URLSearchParams(outcomes.map(({ id, code }) => ['outcome', writeOutcome(id, code)]))}`;
});

async function alone(staff: Staff, id: string): Promise<{ id: string; code: OutcomeCode }[]> {
  const outcome = await validateRequest(staff, id);
  return [{ id, code: outcome.ok ? 'validated' : outcome.problem.code }];
}

async function validated(staff: Staff, ids: string[]): Promise<{ id: string; code: OutcomeCode }[]> {
  const outcomes = await validateMany(staff, ids);
  return outcomes.map(({ id, outcome }) => ({ id, code: outcome.ok ? 'validated' : outcome.problem.code }));
}

/** @param link the request's id and the client's, with a point between them */
async function linked(staff: Staff, link: string): Promise<{ id: string; code: OutcomeCode }[]> {
  const [id = '', clientId = ''] = link.split('.', 2);
  if (!isId(id)) return [];
  const outcome = await validateAndLink(staff, id, clientId);
  return [{ id, code: outcome.ok ? 'validated' : outcome.problem.code }];
}
