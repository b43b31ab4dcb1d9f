import type { MailKind } from './mail-kind.ts';

const [hour, day] = [60, 24 * 60];

/**
 * How long the code or the link in a mail can be used, and so how long the mail is worth sending.
 * What only tells something always is.
 */
export const usableMinutes = {
  'email-code': 15,
  'password-reset': hour,
  'join-code': 15,
  'email-change-code': 15,
  'colleague-invited': 7 * day,
  invitation: 30 * day,
} as const satisfies Partial<Record<MailKind, number>>;
