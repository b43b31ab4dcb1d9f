import type { Staff } from '#lib/actor/staff.ts';
import { prisma } from '#lib/database/connection.ts';
import { mergeClients } from '#lib/merging/merge-clients.ts';
import type { MergeChoices } from '#lib/merging/plan-merge.ts';
import { separateClients } from '#lib/merging/separate-clients.ts';

async function versionOf(id: string): Promise<number> {
  return (await prisma().client.findFirst({ where: { id }, select: { version: true } }))?.version ?? 0;
}

/** For tests: merges two records as they are now. */
export async function mergeNow(staff: Staff, keptId: string, otherId: string, choices: MergeChoices = { fields: {} }) {
  const versions = { kept: await versionOf(keptId), other: await versionOf(otherId) };
  return mergeClients(staff, { keptId, otherId, choices, versions });
}

/** For tests: separates two records that are merged. */
export async function separateNow(staff: Staff, keptId: string, otherId: string) {
  return separateClients(staff, { keptId, otherId, version: await versionOf(keptId) });
}
