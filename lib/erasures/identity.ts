import { createHmac } from 'node:crypto';

/** By what an erased person is recognised when they return. */
export type IdentityKind = 'email' | 'erp' | 'member';

/** `value`: an e-mail key, an id of the ERP with its kind, or a member number. */
export type Identity = { kind: IdentityKind; value: string };

/** Returns one identity as a text, for sets. */
export function identityText({ kind, value }: Identity): string {
  return `${kind}\n${kind === 'member' ? value.trim().toLowerCase() : value}`;
}

/** Hashes an identity of a structure: the same person has other hashes in another club. */
export function identityHash(key: Buffer, structureId: string, identity: Identity): string {
  return createHmac('sha256', key)
    .update(`${structureId}\n${identityText(identity)}`)
    .digest('hex');
}

/** The identities of a person by their fields; a blank field gives none. */
export function identitiesOf(person: {
  emailKey?: string | null | undefined;
  erpIds?: readonly string[];
  memberNumber?: string | null | undefined;
}): Identity[] {
  const { emailKey, erpIds = [], memberNumber } = person;
  return [
    ...(emailKey ? [{ kind: 'email' as const, value: emailKey }] : []),
    ...erpIds.map((value) => ({ kind: 'erp' as const, value })),
    ...(memberNumber?.trim() ? [{ kind: 'member' as const, value: memberNumber }] : []),
  ];
}
