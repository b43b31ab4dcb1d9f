import { Resend } from 'resend';
import { strikeSecrets, withSecrets } from '#lib/mail/mail-secret.ts';
import type { MailSettings } from '#lib/mail/mail-settings.ts';
import { textOf } from '#lib/mail/text-of.ts';
import type { Claim, ClaimedMail } from './claim-mail.ts';
import { type ProviderRateLimit, readRateLimit } from './read-rate-limit.ts';
import { renderMail } from './render-mail.ts';
import { oneLine, sender } from './sender.ts';
import type { StopReason } from './stop-mail.ts';

/**
 * How a request ended. `taken`: with the provider's ids, in order. `refused`: these mails will
 * never be accepted. `later`: they were certainly not accepted. `doubtful`: they may have been.
 * `used`: the key was used before for another request. `stopped`: no mail is accepted.
 */
export type Outcome =
  | { kind: 'taken'; ids: string[] }
  | { kind: 'refused'; problem: string }
  | { kind: 'later' | 'doubtful' | 'used' }
  | { kind: 'stopped'; reason: StopReason };

/** Milliseconds that an answer may take. */
const patience = 10_000;

/**
 * Sends mails to the provider in one request. Its SDK throws for nothing: what went wrong is in the
 * answer.
 */
export async function postMail(
  { key: apiKey, from, baseUrl }: MailSettings,
  { key, mails }: Claim,
): Promise<{ outcome: Outcome; pace: ProviderRateLimit | null }> {
  const resend = new Resend(apiKey, baseUrl ? { baseUrl } : {});
  const payload = await Promise.all(mails.map((mail) => payloadOf(mail, from)));
  const [only] = payload;
  // The SDK passes further options on to `fetch`: nothing is sent on to where an answer points.
  const options = { idempotencyKey: key, signal: AbortSignal.timeout(patience), redirect: 'error' as const };
  const answer =
    payload.length === 1 && only ? await resend.emails.send(only, options) : await resend.batch.send(payload, options);
  const pace = answer.headers ? readRateLimit(answer.headers) : null;
  if (answer.error) return { outcome: withStruckProblem(outcomeOf(answer.error), mails), pace };
  const ids = idsIn(answer.data);
  return { outcome: ids.length === mails.length ? { kind: 'taken', ids } : { kind: 'doubtful' }, pace };
}

/** The provider's words are shown to staff, and may quote the mail. */
function withStruckProblem(outcome: Outcome, mails: ClaimedMail[]): Outcome {
  return outcome.kind === 'refused' ? { ...outcome, problem: strikeSecrets(mails, outcome.problem) } : outcome;
}

async function payloadOf(mail: ClaimedMail, from: string) {
  const { structureId, structureName, id, kind, to, language, subject } = mail;
  const content = withSecrets(mail, mail.content);
  const { unsubscribe } = content;
  return {
    from: sender(structureName, from),
    to,
    subject: oneLine(subject),
    html: await renderMail({ subject, language, content, from: structureName }),
    text: textOf(content),
    // Provider events find the mail by these tags, also when the answer to this request is lost.
    tags: [
      { name: 'structure', value: structureId },
      { name: 'mail', value: id },
      { name: 'kind', value: kind },
    ],
    // RFC 8058: the mail program unsubscribes by itself, with one click and no page.
    ...(unsubscribe && {
      headers: { 'List-Unsubscribe': `<${unsubscribe.url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
    }),
  };
}

/** The ids in an answer, whatever it looks like. */
function idsIn(data: unknown): string[] {
  const { id, data: many } = (data ?? {}) as { id?: unknown; data?: unknown };
  const found = Array.isArray(many) ? many.map((one: { id?: unknown } | null) => one?.id) : [id];
  return found.filter((one) => typeof one === 'string' && one !== '') as string[];
}

const stops: Record<string, StopReason> = {
  missing_api_key: 'key-refused',
  restricted_api_key: 'key-refused',
  invalid_api_key: 'key-refused',
  invalid_access: 'key-refused',
  invalid_from_address: 'sender-refused',
  security_error: 'sender-refused',
  daily_quota_exceeded: 'quota',
  monthly_quota_exceeded: 'quota',
  not_found: 'address-wrong',
  method_not_allowed: 'address-wrong',
};

/**
 * What an error of the provider means (https://resend.com/docs/api-reference/errors). An unknown
 * error counts as doubtful.
 */
function outcomeOf(error: { name?: unknown; statusCode?: unknown; message?: unknown } | null): Outcome {
  const status = typeof error?.statusCode === 'number' ? error.statusCode : null;
  const name = String(error?.name ?? '');
  const reason = Object.hasOwn(stops, name) ? stops[name] : undefined;
  if (reason) return { kind: 'stopped', reason };
  if (name === 'invalid_idempotent_request') return { kind: 'used' };
  if (status === 401) return { kind: 'stopped', reason: 'key-refused' };
  // A domain that is not verified, most of all.
  if (status === 403) return { kind: 'stopped', reason: 'sender-refused' };
  if (status === 404 || status === 405) return { kind: 'stopped', reason: 'address-wrong' };
  // The sender is the same for all mails: refusing it refuses none of them in particular.
  if (/`from`/.test(String(error?.message ?? ''))) return { kind: 'stopped', reason: 'sender-refused' };
  if (status === 429) return { kind: 'later' };
  if (status === 400 || status === 422 || status === 413)
    return { kind: 'refused', problem: `${name}: ${String(error?.message ?? '')}`.slice(0, 500) };
  return { kind: 'doubtful' };
}
