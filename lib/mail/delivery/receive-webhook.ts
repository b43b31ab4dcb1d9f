import { Resend } from 'resend';
import { z } from 'zod';
import { readEnv } from '#lib/env.ts';
import type { Delivery } from '#lib/mail/mail-state.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { applyDeliveryEvents } from './apply-delivery-events.ts';

/** The three headers of the provider's signature (Svix). */
export type SignedBy = { id: string; timestamp: string; signature: string };

export type WebhookProblem = { code: 'webhook-off' } | { code: 'signature-invalid' } | { code: 'invalid-event' };

const text = z.string().max(1_000).catch('');
const at = z
  .string()
  .max(60)
  .transform((moment) => new Date(moment))
  .refine((date) => !Number.isNaN(date.getTime()));

const event = z.object({
  type: z.string().max(100),
  created_at: at,
  data: z
    .object({
      email_id: z.string().max(100).nullish(),
      tags: z
        .union([z.record(z.string(), z.string()), z.array(z.object({ name: z.string(), value: z.string() }))])
        .nullish()
        .catch(null),
      bounce: z.object({ type: text, subType: text, message: text }).nullish().catch(null),
      failed: z.object({ reason: text }).nullish().catch(null),
      suppressed: z.object({ type: text, message: text }).nullish().catch(null),
    })
    .catch({}),
});
type Event = z.output<typeof event>;

/**
 * What the provider tells of a mail. Only what it has signed counts, and only for five minutes;
 * what is of no concern here is ignored.
 * @param body as it came: the signature is over its very bytes
 */
export async function receiveWebhook(
  body: string,
  headers: SignedBy,
): Promise<Result<'applied' | 'ignored', WebhookProblem>> {
  const secret = readEnv().RESEND_WEBHOOK_SECRET;
  if (!secret) return fail({ code: 'webhook-off' });
  const payload = verified(body, headers, secret);
  if (payload === undefined) return fail({ code: 'signature-invalid' });
  const parsed = event.safeParse(payload);
  if (!parsed.success) return fail({ code: 'invalid-event' });
  const told = deliveryIn(parsed.data);
  if (!told) return succeed('ignored');
  const { email_id: providerId, tags } = parsed.data.data;
  const known = Array.isArray(tags) ? Object.fromEntries(tags.map(({ name, value }) => [name, value])) : (tags ?? {});
  const reference = {
    providerId: providerId ?? null,
    structureId: known.structure ?? null,
    mailId: known.mail ?? null,
  };
  return succeed((await applyDeliveryEvents(reference, told)) ? 'applied' : 'ignored');
}

function verified(body: string, headers: SignedBy, webhookSecret: string): unknown {
  try {
    // The key plays no part in checking a signature; the SDK only wants one.
    return new Resend('re_unused').webhooks.verify({ payload: body, headers, webhookSecret });
  } catch {
    return undefined;
  }
}

function deliveryIn({ type, created_at: at, data }: Event): Delivery | null {
  switch (type) {
    case 'email.sent':
    case 'email.delivered':
    case 'email.complained':
      return { kind: type.slice('email.'.length) as 'sent' | 'delivered' | 'complained', at };
    case 'email.bounced': {
      const { type: how = '', subType = '', message = '' } = data.bounce ?? {};
      // Only what is said to pass may come right by itself.
      return {
        kind: 'bounced',
        at,
        hard: !/^(transient|undetermined)$/i.test(how),
        problem: join(how, subType, message),
      };
    }
    case 'email.failed':
      return { kind: 'failed', at, problem: join(data.failed?.reason) };
    case 'email.suppressed':
      return { kind: 'suppressed', at, problem: join(data.suppressed?.type, data.suppressed?.message) };
    default:
      return null;
  }
}

function join(...words: (string | undefined)[]): string {
  return words.filter(Boolean).join(', ').slice(0, 500);
}
