import type { MailState } from '#lib/mail/mail-state.ts';

/** Minutes between two invitations to the same address. */
const coolDownMinutes = 10;
/** Invitations to one client in seven days, whatever the address. */
export const weeklyLimit = 5;

/** Invitations of one structure to one address in a day, whichever clients have it. */
export const dailyLimit = 5;

const minute = 60_000;
const week = 7 * 24 * 60 * minute;

/**
 * The facts that decide whether a client may be invited now. `last`: the latest invitation;
 * `blocks`: why the address is blocked.
 */
export type InviteFacts = {
  deletedAt: Date | null;
  registered: boolean;
  /** A client whom the ERP removed, and to whom the app would therefore open nothing. */
  former: boolean;
  email: string;
  emailKey: string;
  last: { emailKey: string; times: Date[]; mail: MailState } | null;
  blocks: ('bounced' | 'complained' | 'unsubscribed')[];
};

/** The reason why a client is not invited now. `until`: when it will be possible. */
export type NotInvited =
  | { code: 'deleted' | 'registered' | 'former' | 'no-address' | 'bounced' | 'complained' | 'unsubscribed' | 'queued' }
  | { code: 'cool-down' | 'weekly-limit' | 'daily-limit'; until: Date };

/**
 * Decides whether a client may be invited now; null means yes. Permanent reasons have precedence
 * over temporary ones.
 */
export function mayInvite(
  { deletedAt, registered, former, email, emailKey, last, blocks }: InviteFacts,
  now: Date,
): NotInvited | null {
  if (deletedAt) return { code: 'deleted' };
  if (registered) return { code: 'registered' };
  if (former) return { code: 'former' };
  if (email === '') return { code: 'no-address' };
  const block = (['complained', 'unsubscribed', 'bounced'] as const).find((reason) => blocks.includes(reason));
  if (block) return { code: block };
  if (!last) return null;
  const sameAddress = last.emailKey === emailKey;
  if (sameAddress && last.mail === 'queued') return { code: 'queued' };
  const times = last.times.map((time) => time.getTime()).sort((one, other) => one - other);
  const fifthLast = times.at(-weeklyLimit);
  if (fifthLast !== undefined && fifthLast > now.getTime() - week)
    return { code: 'weekly-limit', until: new Date(fifthLast + week) };
  const cooled = (times.at(-1) ?? 0) + coolDownMinutes * minute;
  if (sameAddress && last.mail !== 'cancelled' && cooled > now.getTime())
    return { code: 'cool-down', until: new Date(cooled) };
  return null;
}
