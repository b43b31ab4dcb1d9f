/** Why a mail is written. Closed: a new kind is added here first. */
export const mailKinds = [
  'email-code',
  'email-changed',
  'request-refused',
  'invitation',
  'password-reset',
  'join-code',
  'colleague-invited',
  'erp-incident',
] as const;
export type MailKind = (typeof mailKinds)[number];

/** The smaller, the sooner it leaves: somebody sits and waits for a code, while thousands of invitations may take their time. */
const urgencies: Record<MailKind, number> = {
  'email-code': 0,
  'password-reset': 0,
  'join-code': 0,
  'email-changed': 1,
  'request-refused': 1,
  'colleague-invited': 1,
  'erp-incident': 1,
  invitation: 2,
};

export function urgencyOf(kind: MailKind): number {
  return urgencies[kind];
}
