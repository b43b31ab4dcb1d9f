/**
 * An address as people confuse it. `name`: the part before the `@` without `+tag`, dots, hyphens
 * and underscores; some hosts deliver all of these to one mailbox (Gmail's help, "Dots don't
 * matter"), and people leave them out everywhere.
 */
export type Mailbox = { key: string; local: string; name: string; domain: string };

/** @param key an `emailKey`; null for anything else */
export function mailboxOf(key: string): Mailbox | null {
  const at = key.lastIndexOf('@');
  if (at < 1) return null;
  const local = key.slice(0, at);
  return { key, local, name: bare(local), domain: key.slice(at + 1) };
}

/**
 * SQL: the same of the column `email_key`. Word for word the expression of the index
 * `client_structure_id_mailbox_idx`.
 */
export const mailboxColumn = `(translate(split_part(split_part(email_key, '@', 1), '+', 1), '._-', '') collate "C")`;

function bare(local: string): string {
  return (local.split('+', 1)[0] as string).replace(/[._-]/g, '');
}

/**
 * Where Apple sends the mail of those who hide their address ("Hide My Email"): the part before the
 * `@` says nothing.
 */
export function isRelay({ domain }: Mailbox): boolean {
  return domain === 'privaterelay.appleid.com';
}
