import {
  generateRegistrationOptions,
  type VerifiedRegistrationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import { connection } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { runSql } from '#lib/database/run-sql.ts';
import { sqlState } from '#lib/database/sql-state.ts';
import { newId } from '#lib/identity/new-id.ts';
import { log } from '#lib/log/log.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import type { AccountSession } from '../account/account-session.ts';
import { requireSessionProof } from '../account/prove-again.ts';
import { readAccount } from '../account/read-account.ts';
import { reportSignInChange } from '../account/record-account-change.ts';
import { challengeMinutes, isChallenge, newChallenge, spendChallenge } from './challenge.ts';
import { type RegistrationAnswer, readRegistration } from './read-answer.ts';
import { relyingParty } from './relying-party.ts';

/** Passkeys that one account may have. */
const maxPasskeys = 20;
/** Longest name of a passkey. */
export const maxPasskeyName = 60;

/** `passkey-refused`: what the browser sent is no valid answer to a challenge of this account. */
export type AddPasskeyProblem = { code: 'passkey-refused' | 'passkey-known' | 'too-many-passkeys' };

/** EdDSA, ES256 and RS256 (COSE numbers): what devices sign with. */
const supportedAlgorithmIDs = [-8, -7, -257];

/** SQLSTATE of a credential id that a passkey has already. */
const uniqueViolation = '23505';

/** Ways of reaching a device that WebAuthn names (AuthenticatorTransport). */
const transportNames = ['ble', 'cable', 'hybrid', 'internal', 'nfc', 'smart-card', 'usb'];

/**
 * What the browser asks a device with, to make a passkey: one that the device finds by itself and
 * uses only after recognising its owner. In a session that was proved lately.
 * @throws ProofNeeded
 */
export async function newPasskeyOptions(session: AccountSession) {
  await requireSessionProof(session);
  const { staffId } = session;
  const [{ email, name }, { rows: known }] = await Promise.all([
    readAccount(session),
    connection().pool.query<{ id: string }>('select credential_id as id from passkey where staff_id = $1', [staffId]),
  ]);
  const { id: rpID, name: rpName } = relyingParty();
  return generateRegistrationOptions({
    rpName,
    rpID,
    userID: new Uint8Array(Buffer.from(staffId.replaceAll('-', ''), 'hex')),
    userName: email,
    userDisplayName: name,
    challenge: new Uint8Array(Buffer.from(newChallenge(`add ${staffId}`), 'base64url')),
    timeout: challengeMinutes * 60_000,
    attestationType: 'none',
    supportedAlgorithmIDs,
    excludeCredentials: known,
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
}

/**
 * Keeps the passkey that a device has made; the owner of the account is told by mail.
 * @param json the browser's answer to `newPasskeyOptions`
 * @throws ProofNeeded
 */
export async function addPasskey(
  session: AccountSession,
  { json, name }: { json: string; name: string },
): Promise<Result<null, AddPasskeyProblem>> {
  await requireSessionProof(session);
  const { staffId } = session;
  const answer = readRegistration(json);
  const verified = answer && (await verify(answer, staffId));
  if (!verified) return fail({ code: 'passkey-refused' });
  const { challenge, credential } = verified;
  try {
    return await inTransaction(async (tx): Promise<Result<null, AddPasskeyProblem>> => {
      await runSql(tx, 'select 1 from staff_account where id = $1 for update', [staffId]);
      if (!(await spendChallenge(tx, challenge))) return fail({ code: 'passkey-refused' });
      const inserted = await runSql(
        tx,
        `insert into passkey (id, staff_id, credential_id, public_key, counter, transports, name)
         select $1, $2, $3, $4, $5, $6, $7
         where (select count(*) from passkey where staff_id = $2) < ${maxPasskeys} returning 1`,
        [
          newId(),
          staffId,
          credential.id,
          Buffer.from(credential.publicKey),
          credential.counter,
          answer.response.transports.filter((transport) => transportNames.includes(transport)),
          name.slice(0, maxPasskeyName),
        ],
      );
      if (inserted.length === 0) return fail({ code: 'too-many-passkeys' });
      await reportSignInChange(tx, staffId, 'passkey-added');
      return succeed(null);
    });
  } catch (error) {
    if (sqlState(error) === uniqueViolation) return fail({ code: 'passkey-known' });
    throw error;
  }
}

type Credential = NonNullable<VerifiedRegistrationResponse['registrationInfo']>['credential'];

/** Checks an answer; null for one that does not hold. */
async function verify(
  answer: RegistrationAnswer,
  staffId: string,
): Promise<{ challenge: string; credential: Credential } | null> {
  const { id, origin } = relyingParty();
  let challenge = '';
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: answer as Parameters<typeof verifyRegistrationResponse>[0]['response'],
      expectedChallenge: (signed) => {
        challenge = signed;
        return isChallenge(signed, `add ${staffId}`);
      },
      expectedOrigin: origin,
      expectedRPID: id,
      supportedAlgorithmIDs,
      requireUserVerification: true,
    });
    return verified ? { challenge, credential: registrationInfo.credential } : null;
  } catch (error) {
    log.info({ reason: error instanceof Error ? error.message.slice(0, 200) : '' }, 'a new passkey was refused');
    return null;
  }
}
