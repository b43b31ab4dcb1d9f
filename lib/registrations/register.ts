import { attachAccount } from '#lib/addresses/attach-account.ts';
import { lockAddressExclusive } from '#lib/addresses/lock-addresses.ts';
import { lockClient } from '#lib/addresses/lock-client.ts';
import { requestAttachment } from '#lib/addresses/request-attachment.ts';
import type { AppKey } from '#lib/app-auth/app-key.ts';
import { findStructureByJoinCode } from '#lib/app-auth/find-structure.ts';
import { inQuarterAndDay, takeAttemptOf, type Wait } from '#lib/app-auth/limits.ts';
import { newSecret, secretHash } from '#lib/app-auth/secret.ts';
import { type FoundClaim, redeemClaim } from '#lib/claims/redeem-claim.ts';
import { resolveClaim } from '#lib/claims/resolve-claim.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { retryOnConflict } from '#lib/database/retry-on-conflict.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { parsePhone } from '#lib/identity/phone.ts';
import { hintInvited } from '#lib/invitations/hint-invited.ts';
import { redeemInvitation } from '#lib/invitations/redeem-invitation.ts';
import { mailLanguage } from '#lib/mail/mail-language.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { type CodeRequest, returnCodeMail, takeCodeMail } from './code-limits.ts';
import { proveByLink, vouch } from './prove-by-link.ts';
import type { Registration } from './registration-input.ts';
import { startProof } from './start-proof.ts';
import { ClaimLost, returnClaimAttempt, tryClaim } from './try-claim.ts';

/**
 * `accountId`: the account's or, until a known address is proved, one of this registration's own.
 */
export type Registered = { accountId: string; accountToken: string; emailProof: 'proved' | 'code-sent' };
export type RegisterProblem = Wait | { code: 'unknown-join-code' | 'unknown-claim-code' };

/**
 * Registers an address on a device, for the app key's structure. The first registration of an
 * address creates the account and attaches it wherever a client has the address. A later one gets a
 * token that sees and changes nothing until it has proved the address itself; neither the answer
 * nor its timing reveals which of both it was.
 * @param address where the request came from, for limits only
 */
export async function register(
  key: AppKey,
  input: Registration,
  address: string,
): Promise<Result<Registered, RegisterProblem>> {
  const { emailKey } = input.email;
  const wait = await takeAttemptOf(
    ...inQuarterAndDay('app:register:address', address),
    ...inQuarterAndDay('app:register:key', key.id),
    ...inQuarterAndDay('app:register:email-address', `${address} ${emailKey}`),
  );
  if (wait) return fail(wait);
  const wished = input.joinCode === undefined ? null : await findStructureByJoinCode(input.joinCode);
  if (input.joinCode !== undefined && !wished) return fail({ code: 'unknown-join-code' });
  const trying = { address, keyId: key.id, emailKey };
  const claimed = input.claimCode === undefined ? succeed(null) : await tryClaim(input.claimCode, trying);
  if (!claimed.ok) return claimed;
  const accountToken = newSecret('person');
  const vouched = key.mayVouch && input.emailVerified === true;
  const saving = { key, input, accountToken, vouched, wishedId: wished?.id ?? null, claim: claimed.value };
  const saved = await saveWithinLimits(saving, { emailKey, address, keyId: key.id, structureId: key.structure.id });
  if (!saved.ok) return saved;
  if (claimed.value) await returnClaimAttempt(trying);
  return succeed({
    accountId: saved.value.accountId,
    accountToken,
    emailProof: saved.value.proved ? 'proved' : 'code-sent',
  });
}

/** Thrown when the registration needs a mailed code that has not been counted yet. */
class CodeNeeded extends Error {}

/**
 * Saves a registration, and counts its mailed code before mailing it. An invitation link may make
 * the code needless, which is known only once the link is used: so it first tries to save without a
 * code.
 */
async function saveWithinLimits(saving: Saving, request: CodeRequest): Promise<Result<Saved, RegisterProblem>> {
  const attempt = (mayMail: boolean) => retryOnConflict(() => inTransaction((tx) => save(tx, saving, mayMail)));
  try {
    if (saving.vouched || saving.input.invitationToken !== undefined) return succeed(await attempt(false));
  } catch (error) {
    if (error instanceof ClaimLost) return fail({ code: 'unknown-claim-code' });
    if (!(error instanceof CodeNeeded)) throw error;
  }
  const wait = await takeCodeMail(request);
  if (wait) return fail(wait);
  try {
    const saved = await attempt(true);
    if (saved.proved) await returnCodeMail(request);
    return succeed(saved);
  } catch (error) {
    await returnCodeMail(request);
    if (error instanceof ClaimLost) return fail({ code: 'unknown-claim-code' });
    throw error;
  }
}

type Saving = {
  key: AppKey;
  input: Registration;
  accountToken: string;
  vouched: boolean;
  wishedId: string | null;
  claim: FoundClaim | null;
};
type Saved = { accountId: string; proved: boolean };

/** Saves the registration. @throws CodeNeeded when a code is to be mailed and `mayMail` is false */
async function save(tx: Transaction, saving: Saving, mayMail: boolean): Promise<Saved> {
  const { key, input, vouched, wishedId, claim } = saving;
  const { email, emailKey } = input.email;
  await lockAddressExclusive(tx, emailKey);
  const isNew = await makeAccount(tx, input, key);
  const account = await tx.appAccount.findUniqueOrThrow({ where: { emailKey }, select: { id: true, email: true } });
  const speaksIn = (structureId: string) => isNew || (vouched && structureId === key.structure.id);
  const speaksThere = wishedId !== null && speaksIn(wishedId);
  const counts = claim !== null && speaksIn(claim.structureId);
  const tokenId = await makeToken(tx, saving, account.id, isNew, {
    wishes: wishedId !== null && !speaksThere ? [wishedId] : [],
    claims: claim && !counts ? [claim.codeId] : [],
  });
  if (claim) {
    await lockClient(tx, claim.structureId, claim.clientId);
    if (!(await redeemClaim(tx, claim, { tokenId, email, waits: !counts }))) throw new ClaimLost();
  }
  const person = { tokenId, accountId: account.id, emailKey };
  await attachAccount(tx, account.id, isNew);
  if (vouched) await vouch(tx, key, person);
  if (claim) await resolveClaim(tx, claim, { ...person, speaks: counts });
  if (wishedId !== null)
    await requestAttachment(tx, { accountId: account.id, structureId: wishedId, speaks: speaksThere });
  const invitation =
    input.invitationToken === undefined ? null : await redeemInvitation(tx, input.invitationToken, emailKey);
  if (input.invitationToken !== undefined)
    await hintInvited(tx, input.invitationToken, { accountId: account.id, emailKey, speaks: isNew });
  if (invitation) await proveByLink(tx, person, invitation);
  else if (!vouched) {
    if (!mayMail) throw new CodeNeeded();
    const language = mailLanguage(key.structure.language);
    await startProof(tx, {
      tokenIds: [tokenId],
      to: account.email,
      emailKey,
      structure: key.structure,
      clientId: null,
      language,
    });
  }
  return { accountId: isNew || vouched || invitation ? account.id : tokenId, proved: vouched || invitation !== null };
}

/** Creates the account. @returns whether the address was not registered before */
async function makeAccount(tx: Transaction, input: Registration, key: AppKey): Promise<boolean> {
  const { email, firstName, lastName } = input;
  const { phone, birthDate } = hintsOf(input, key);
  const made = await tx.$executeRaw`
    insert into app_account (id, email, email_key, first_name, last_name, phone, birth_date)
    values (${crypto.randomUUID()}::uuid, ${email.email}, ${email.emailKey}, ${firstName}, ${lastName}, ${phone},
      ${birthDate}::date)
    on conflict (email_key) do nothing`;
  return made === 1;
}

async function makeToken(
  tx: Transaction,
  { key, input, accountToken }: Saving,
  accountId: string,
  isNew: boolean,
  kept: { wishes: string[]; claims: string[] },
): Promise<string> {
  const token = await tx.appToken.create({
    data: {
      accountId,
      tokenHash: secretHash(accountToken),
      boundAt: isNew ? new Date() : null,
      homeId: key.structure.id,
      firstName: input.firstName,
      lastName: input.lastName,
      ...hintsOf(input, key),
      deviceModel: input.device.model,
      platform: input.device.platform,
      osVersion: input.device.osVersion || null,
      ...kept,
    },
    select: { id: true },
  });
  return token.id;
}

/** Returns what helps staff to recognise the person. */
function hintsOf({ phone, birthDate }: Registration, key: AppKey): { phone: string | null; birthDate: Date | null } {
  return { phone: phone ? parsePhone(phone, key.structure.country) : null, birthDate: birthDate ?? null };
}
