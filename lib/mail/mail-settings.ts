import { readEnv } from '#lib/env.ts';

/** What sending needs to know. `from`: a plain address; the structure's name is put before it. */
export type MailSettings = { key: string; from: string; baseUrl: string | undefined };

/**
 * How mail is sent; null as long as no key is set: it stays in the outbox then, without its codes
 * and links.
 */
export function mailSettings(): MailSettings | null {
  const { RESEND_API_KEY: key, MAIL_FROM: from, RESEND_BASE_URL: baseUrl } = readEnv();
  return key && from ? { key, from, baseUrl } : null;
}
