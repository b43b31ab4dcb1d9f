import { attachAccount } from '#lib/addresses/attach-account.ts';
import { lockAddressExclusive } from '#lib/addresses/lock-addresses.ts';
import { lockClient } from '#lib/addresses/lock-client.ts';
import { requestAttachment } from '#lib/addresses/request-attachment.ts';
import type { AppKey } from '#lib/app-auth/app-key.ts';
import { secretHash } from '#lib/app-auth/secret.ts';
import { type FoundClaim, redeemClaim } from '#lib/claims/redeem-claim.ts';
import { resolveClaim } from '#lib/claims/resolve-claim.ts';
import type { Transaction } from '#lib/database/run-sql.ts';
import { hintInvited } from '#lib/invitations/hint-invited.ts';
import { redeemInvitation } from '#lib/invitations/redeem-invitation.ts';
import { languageOfAddress } from '#lib/mail/language-of-address.ts';
import { readPhone } from '#lib/values/read-phone.ts';
import { proveByLink, vouch } from './prove-by-link.ts';
import type { Registration } from './registration-input.ts';
import { startProof } from './start-proof.ts';
import { ClaimLost } from './try-claim.ts';

/** Thrown when the registration needs a mailed code that has not been counted yet. */
export class CodeNeeded extends Error {}

/** A registration with what was found for it before its transaction. */
export type RegistrationToSave = {
  key: AppKey;
  input: Registration;
  accountToken: string;
  vouched: boolean;
  wishedId: string | null;
  claim: FoundClaim | null;
};

/** `proved`: whether the address is, so that no code is mailed. */
export type SavedRegistration = { accountId: string; proved: boolean };

/** Saves the registration. @throws CodeNeeded when a code is to be mailed and `mayMail` is false */
export async function saveRegistration(
  tx: Transaction,
  saving: RegistrationToSave,
  mayMail: boolean,
): Promise<SavedRegistration> {
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
    const language = await languageOfAddress(tx, key.structure, emailKey);
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
  { key, input, accountToken }: RegistrationToSave,
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

/** Returns what helps staff to recognise the person; a phone only when it can be read. */
function hintsOf({ phone, birthDate }: Registration, key: AppKey): { phone: string | null; birthDate: Date | null } {
  return { phone: phone ? readPhone(phone, key.structure.country).number : null, birthDate: birthDate ?? null };
}
