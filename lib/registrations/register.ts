import { prisma } from '#lib/database/connection.ts';
import type { Prisma } from '#lib/database/generated/client.ts';
import { withoutCollision } from '#lib/database/without-collision.ts';
import { takeInvitation } from '#lib/invitations/take-invitation.ts';
import { mailLanguage } from '#lib/mail/mail-language.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import type { AppKey } from './app-key.ts';
import { attachAccount } from './attach-account.ts';
import { findStructureByJoinCode } from './find-structure.ts';
import { takeTurn, type Wait } from './limits.ts';
import { meetSavers } from './meet.ts';
import { bind, tellProved } from './prove.ts';
import type { Registration } from './registration-input.ts';
import { requestAttachment } from './request-attachment.ts';
import { newSecret, secretHash } from './secret.ts';
import { startProof } from './start-proof.ts';

/** `accountId`: the account's, or, until the address is proved, one of this registration's own where the address was known. */
export type Registered = { accountId: string; accountToken: string; emailProof: 'proved' | 'code-sent' };
export type RegisterProblem = Wait | { code: 'unknown-join-code' };

/**
 * Registers an address on a device, in the name of the app key's structure. The first registration of an address makes the account
 * and attaches it wherever a client has the address. A later one gets a token that sees and changes nothing until it has proved the
 * address itself: neither what the answer says nor how long it takes tells which of both it was.
 * @param address where the request came from, for limits only
 */
export async function register(key: AppKey, input: Registration, address: string): Promise<Result<Registered, RegisterProblem>> {
  const { emailKey } = input.email;
  const wait = await takeTurn(
    { name: 'app:register:address', of: address },
    { name: 'app:register:key', of: key.id },
    { name: 'app:register:email', of: emailKey },
  );
  if (wait) return fail(wait);
  const wished = input.joinCode === undefined ? null : await findStructureByJoinCode(input.joinCode);
  if (input.joinCode !== undefined && !wished) return fail({ code: 'unknown-join-code' });
  const accountToken = newSecret('person');
  const vouched = key.mayVouch && input.emailVerified === true;
  const saved = await withoutCollision(() =>
    prisma().$transaction((tx) => save(tx, { key, input, accountToken, vouched, wishedId: wished?.id ?? null })),
  );
  return succeed({ accountId: saved.accountId, accountToken, emailProof: saved.proved ? 'proved' : 'code-sent' });
}

type Saving = { key: AppKey; input: Registration; accountToken: string; vouched: boolean; wishedId: string | null };

async function save(
  tx: Prisma.TransactionClient,
  { key, input, accountToken, vouched, wishedId }: Saving,
): Promise<{ accountId: string; proved: boolean }> {
  const { email, emailKey } = input.email;
  await meetSavers(tx, emailKey);
  const newId = crypto.randomUUID();
  const isNew =
    (await tx.$executeRaw`
    insert into app_account (id, email, email_key, first_name, last_name)
    values (${newId}::uuid, ${email}, ${emailKey}, ${input.firstName}, ${input.lastName}) on conflict (email_key) do nothing`) === 1;
  const account = await tx.appAccount.findUniqueOrThrow({ where: { emailKey }, select: { id: true, email: true } });
  const speaksIn = (structureId: string) => isNew || (vouched && structureId === key.structure.id);
  const speaksThere = wishedId !== null && speaksIn(wishedId);
  const token = await tx.appToken.create({
    data: {
      accountId: account.id,
      tokenHash: secretHash(accountToken),
      boundAt: isNew ? new Date() : null,
      homeId: key.structure.id,
      firstName: input.firstName,
      lastName: input.lastName,
      deviceModel: input.device.model,
      platform: input.device.platform,
      osVersion: input.device.osVersion || null,
      wishes: wishedId !== null && !speaksThere ? [wishedId] : [],
    },
    select: { id: true },
  });
  await attachAccount(tx, account.id, isNew);
  if (wishedId !== null) await requestAttachment(tx, { accountId: account.id, structureId: wishedId, speaks: speaksThere });
  const invited = input.invitationToken !== undefined && (await takeInvitation(tx, input.invitationToken, emailKey));
  if (invited) await proveByLink(tx, { tokenId: token.id, accountId: account.id, emailKey });
  else if (vouched) await vouch(tx, key, token.id, emailKey);
  else {
    const language = mailLanguage(key.structure.language);
    await startProof(tx, { tokenId: token.id, to: account.email, emailKey, structure: key.structure, clientId: null, language });
  }
  return { accountId: isNew || vouched || invited ? account.id : token.id, proved: vouched || invited };
}

/** As good as a code: both were read in the mailbox. */
async function proveByLink(tx: Prisma.TransactionClient, person: { tokenId: string; accountId: string; emailKey: string }): Promise<void> {
  await tx.$executeRaw`
    insert into app_proof (id, token_id, email_key, expires_at, proved_at)
    values (${crypto.randomUUID()}::uuid, ${person.tokenId}::uuid, ${person.emailKey}, now(), clock_timestamp())`;
  await bind(tx, person);
  await tellProved(tx, person.accountId);
}

async function vouch(tx: Prisma.TransactionClient, key: AppKey, tokenId: string, emailKey: string): Promise<void> {
  await tx.$executeRaw`
    insert into app_proof (id, token_id, email_key, expires_at, proved_at, vouched_in_id)
    values (${crypto.randomUUID()}::uuid, ${tokenId}::uuid, ${emailKey}, now(), clock_timestamp(), ${key.structure.id}::uuid)`;
}
