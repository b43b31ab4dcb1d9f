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
  'sign-in-changed',
  'email-change-code',
] as const;
export type MailKind = (typeof mailKinds)[number];

/**
 * The priority of each kind, smallest first: a person waits for a code, while thousands of
 * invitations may take longer.
 */
const urgencies: Record<MailKind, number> = {
  'email-code': 0,
  'password-reset': 0,
  'join-code': 0,
  'email-change-code': 0,
  'email-changed': 1,
  'request-refused': 1,
  'colleague-invited': 1,
  'erp-incident': 1,
  'sign-in-changed': 1,
  invitation: 2,
};

export function urgencyOf(kind: MailKind): number {
  return urgencies[kind];
}

/**
 * Where a mail can carry a secret: its code, the end of its button's link, the end of its
 * unsubscribe link.
 */
export type SecretPlace = 'code' | 'action' | 'unsubscribe';

/**
 * Which secrets a mail of each kind carries. They are put in only when it is rendered for sending
 * (`withSecrets`).
 */
const secretPlaces: Record<MailKind, readonly SecretPlace[]> = {
  'email-code': ['code'],
  'email-changed': ['action'],
  'request-refused': [],
  invitation: ['action', 'unsubscribe'],
  'password-reset': ['action'],
  'join-code': ['code'],
  'colleague-invited': ['action'],
  'erp-incident': [],
  'sign-in-changed': [],
  'email-change-code': ['code'],
};

/**
 * The places of a kind as the database keeps it; none for a kind that this version does not know.
 */
export function secretPlacesOf(kind: string): readonly SecretPlace[] {
  return Object.hasOwn(secretPlaces, kind) ? secretPlaces[kind as MailKind] : [];
}

export function carriesSecret(kind: string): boolean {
  return secretPlacesOf(kind).length > 0;
}
