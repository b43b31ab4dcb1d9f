import { addClient } from '#lib/clients/add-client.ts';
import { prisma } from '#lib/database/connection.ts';
import { correctRow } from '#lib/imports/plan/correct-row.ts';
import { listRequests } from '#lib/requests/list-requests.ts';
import { validateAndLink, validateRequest } from '#lib/requests/validate-request.ts';
import { typedClient } from '#lib/testing/client.ts';
import { commitTestPlan, planTestFile, reread } from '#lib/testing/import.ts';
import {
  type ErasureWorld,
  type Holder,
  type Known,
  memberNumberOf,
  people,
  valuesOf,
  type Writer,
} from './erasure-world.ts';

/** What an entrance answered about a person: `erased` is the refusal that says why. */
export type Answer = { p: number; known: Known; said: 'in' | 'erased' | 'refused' };

export type WithReason = { reason: string | undefined };

/** Adds a person by the form. */
export async function enterByForm(
  world: ErasureWorld,
  writer: Writer,
  { reason, numbered }: WithReason & { numbered: boolean },
): Promise<Answer[]> {
  const memberNumber = numbered ? memberNumberOf(world, writer.p) : '';
  const values = valuesOf(world, writer);
  const options = { invite: true, returnReason: reason };
  const added = await addClient(world.staff, typedClient({ ...values, memberNumber }), options);
  return answerOf(writer.p, { email: values.email, memberNumber }, added);
}

/** Plans a file; with a reason, the rows of erased people are corrected. */
export async function enterByFile(
  world: ErasureWorld,
  writers: Writer[],
  { reason, numbered }: WithReason & { numbered: boolean },
): Promise<Answer[]> {
  const { staff } = world;
  const people = writers.map((writer) => {
    const memberNumber = numbered ? memberNumberOf(world, writer.p) : '';
    return { p: writer.p, values: valuesOf(world, writer), memberNumber };
  });
  const lines = people.map(({ values: { lastName, firstName, email, phone }, memberNumber }) =>
    [lastName, firstName, email, phone, memberNumber].join(';'),
  );
  const planned = await planTestFile(staff, ['Nom;Prénom;E-mail;Téléphone;Numéro', ...lines, ''].join('\n'));
  const rows = await prisma().importRow.findMany({ where: { importId: planned.id } });
  const answers: Answer[] = [];
  for (const [n, { p, values, memberNumber }] of people.entries()) {
    const problems = rows.find(({ line }) => line === n + 2)?.problems ?? [];
    const erased = JSON.stringify(problems).includes('"erased"');
    const known = { email: values.email, memberNumber };
    const back = erased && reason ? await correctRow(staff, planned.id, n + 2, {}, reason) : null;
    answers.push({ p, known, said: back ? (back.ok ? 'in' : 'refused') : erased ? 'erased' : 'refused' });
  }
  world.latest.file = planned.id;
  return answers;
}

/** Commits the latest file, if it is planned and somebody would be written. */
export async function commitFile({ staff, erp, latest }: ErasureWorld): Promise<void> {
  const plan = latest.file && !erp ? await reread(staff, latest.file) : null;
  const { create = 0, update = 0 } = plan?.counts ?? {};
  if (plan?.state === 'planned' && create + update > 0) await commitTestPlan(staff, plan);
}

/** Validates the first request, or links its account to a client of the same person. */
export async function enterByRequest(
  world: ErasureWorld,
  holders: Holder[],
  { reason, link }: WithReason & { link: boolean },
): Promise<Answer[]> {
  const [request] = await listRequests(world.staff);
  const p = people.find((one) => [0, 1].some((box) => valuesOf(world, { p: one, box }).email === request?.email));
  if (!request || p === undefined) return [];
  const known = { email: request.email };
  const client = link ? holders.find((one) => one.people.includes(p) && !one.deleted) : undefined;
  if (!client) return answerOf(p, known, await validateRequest(world.staff, request.id, reason));
  const linked = await validateAndLink(world.staff, request.id, client.id);
  return [{ p, known, said: linked.ok ? 'in' : 'refused' }];
}

/** Nothing where the ERP alone adds people: that refusal comes first, and says so. */
function answerOf(p: number, known: Known, result: { ok: true } | { ok: false; problem: { code: string } }): Answer[] {
  if (!result.ok && result.problem.code === 'managed-by-erp') return [];
  return [{ p, known, said: result.ok ? 'in' : result.problem.code === 'erased' ? 'erased' : 'refused' }];
}
