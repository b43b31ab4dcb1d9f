/**
 * An address in the parts that people confuse. `name`: the part before the `@` without `+tag`,
 * dots, hyphens and underscores; some hosts deliver all of these to one mailbox (Gmail's help,
 * "Dots don't matter"), and people leave them out everywhere.
 */
export type Mailbox = { key: string; local: string; name: string; domain: string };

/** Splits an address. @param key an `emailKey`; the result is null for anything else */
export function mailboxOf(key: string): Mailbox | null {
  const at = key.lastIndexOf('@');
  if (at < 1) return null;
  const local = key.slice(0, at);
  return { key, local, name: bare(local), domain: key.slice(at + 1) };
}

/**
 * SQL: the mailbox name of the column `email_key`. It equals the expression of the index
 * `client_structure_id_mailbox_idx` literally.
 */
export const mailboxColumn = `(translate(split_part(split_part(email_key, '@', 1), '+', 1), '._-', '') collate "C")`;

function bare(local: string): string {
  return (local.split('+', 1)[0] as string).replace(/[._-]/g, '');
}

/**
 * Returns whether the host is Apple's relay for hidden addresses ("Hide My Email"), whose local
 * part means nothing.
 */
export function isRelay({ domain }: Mailbox): boolean {
  return domain === 'privaterelay.appleid.com';
}
