import { type Counted, returnAttemptOf, takeAttemptOf, toAttemptLimit, type Wait } from '#lib/app-auth/limits.ts';
import { closedUntil } from '#lib/throttle/closed-until.ts';

/**
 * The circumstances of a code that the app requests: the e-mail, the network address, the app key
 * (null for a device that is registered already) and the structure.
 */
export type CodeRequest = { emailKey: string; address: string; keyId: string | null; structureId: string };

/**
 * Counts a code that is about to be mailed because the app asked for it, in the same way whether or
 * not the e-mail is known. The limit is one a minute for an e-mail however many ask at once, and a
 * number a day.
 * @returns null when it may be mailed
 */
export function takeCodeMail(request: CodeRequest): Promise<Wait | null> {
  return takeAttemptOf(...askedByApp(request));
}

/** Returns the count of a code that was not mailed after all. */
export function returnCodeMail(request: CodeRequest): Promise<void> {
  return returnAttemptOf(...askedByApp(request));
}

/** Counts a code that is about to be mailed because staff of a structure asked for it. */
export function takeStaffCodeMail(emailKey: string, structureId: string): Promise<Wait | null> {
  return takeAttemptOf(
    { name: 'code:email:minute', of: emailKey },
    { name: 'staff:code:email:day', of: emailKey },
    { name: 'staff:code:structure:day', of: structureId },
  );
}

/**
 * Reads until when an e-mail has reached the daily limit of codes requested by the app, and of
 * those requested by staff.
 */
export async function codesUsedUp(emailKey: string): Promise<{ app: Date | null; staff: Date | null }> {
  const [app = null, staff = null] = await closedUntil([
    toAttemptLimit({ name: 'app:code:email:day', of: emailKey }),
    toAttemptLimit({ name: 'staff:code:email:day', of: emailKey }),
  ]);
  return { app, staff };
}

/**
 * Reads until when a structure and each of these app keys have reached their limits. Keys below it
 * are left out.
 */
export async function structureCodesUsedUp(
  structureId: string,
  keyIds: string[],
): Promise<{ structure: Date | null; keys: { keyId: string; until: Date }[] }> {
  const [structure = null, ...ofKeys] = await closedUntil([
    toAttemptLimit({ name: 'app:code:structure:day', of: structureId }),
    ...keyIds.map((of) => toAttemptLimit({ name: 'app:code:key:day', of })),
  ]);
  return {
    structure,
    keys: keyIds.flatMap((keyId, index) => (ofKeys[index] ? [{ keyId, until: ofKeys[index] }] : [])),
  };
}

function askedByApp({ emailKey, address, keyId, structureId }: CodeRequest): Counted[] {
  return [
    { name: 'code:email:minute', of: emailKey },
    { name: 'app:code:email-address:day', of: `${address} ${emailKey}` },
    { name: 'app:code:email:day', of: emailKey },
    { name: 'app:code:address:day', of: address },
    ...(keyId === null ? [] : [{ name: 'app:code:key:day' as const, of: keyId }]),
    { name: 'app:code:structure:day', of: structureId },
  ];
}
