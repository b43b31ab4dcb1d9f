import type { StaffVerdict } from '#lib/access/read-verdict.ts';
import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { limitOf } from '#lib/app-auth/limits.ts';
import { prisma } from '#lib/database/connection.ts';
import { emailKey } from '#lib/identity/email-key.ts';
import { codesUsedUp, structureCodesUsedUp } from './code-limits.ts';

/** A daily limit that is reached: the number of codes, and until when. */
export type ReachedLimit = { most: number; until: Date };

/**
 * The reached limits of codes to one address: of those that the app requests, and of those that
 * staff requests.
 */
export type AddressLimits = { app: ReachedLimit | null; staff: ReachedLimit | null };

/**
 * Reads the limits that an address has reached, where it concerns the structure: for an address
 * that is neither a client's nor attached here nothing is shown, since the requests of strangers do
 * not concern staff.
 * @param verdict read at the same time where it is a promise
 */
export async function readAddressLimits(
  verdict: StaffVerdict | null | Promise<StaffVerdict | null>,
  email: string,
): Promise<AddressLimits> {
  const key = emailKey(email);
  const [found, reached] = await Promise.all([verdict, key.ok ? codesUsedUp(key.value) : null]);
  const concerned = found && (found.namesake || found.facts.client || found.facts.attachment);
  if (!reached || !concerned) return { app: null, staff: null };
  const { app, staff } = reached;
  return {
    app: app && { most: limitOf('app:code:email:day'), until: app },
    staff: staff && { most: limitOf('staff:code:email:day'), until: staff },
  };
}

/** Reads the limits that the actor's structure and its app keys, by name, have reached. */
export async function readStructureLimits(
  staff: Staff,
): Promise<{ structure: Date | null; keys: { name: string; until: Date }[] }> {
  if (!may(staff, 'outbox.read')) return { structure: null, keys: [] };
  const structureId = staff.structure.id;
  const keys = await prisma().appKey.findMany({
    where: { structureId, revokedAt: null },
    select: { id: true, name: true },
  });
  const names = new Map(keys.map(({ id, name }) => [id, name]));
  const reached = await structureCodesUsedUp(structureId, [...names.keys()]);
  return {
    structure: reached.structure,
    keys: reached.keys.map(({ keyId, until }) => ({ name: names.get(keyId) ?? '', until })),
  };
}
