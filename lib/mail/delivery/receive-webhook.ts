import { Resend } from 'resend';
import { readEnv } from '#lib/env.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { applyDeliveryEvents } from './apply-delivery-events.ts';
import { deliveryOf, providerEvent } from './provider-event.ts';

/** The three headers of the provider's signature (Svix). */
export type SignedBy = { id: string; timestamp: string; signature: string };

export type WebhookProblem = { code: 'webhook-off' } | { code: 'signature-invalid' } | { code: 'invalid-event' };

/**
 * Applies an event of the mail provider. Only a signed one counts, for five minutes; an event that
 * says nothing about a delivery is ignored.
 * @param body the bytes that arrived: the signature covers them
 */
export async function receiveWebhook(
  body: string,
  headers: SignedBy,
): Promise<Result<'applied' | 'ignored', WebhookProblem>> {
  const secret = readEnv().RESEND_WEBHOOK_SECRET;
  if (!secret) return fail({ code: 'webhook-off' });
  const payload = verified(body, headers, secret);
  if (payload === undefined) return fail({ code: 'signature-invalid' });
  const parsed = providerEvent.safeParse(payload);
  if (!parsed.success) return fail({ code: 'invalid-event' });
  const delivery = deliveryOf(parsed.data);
  if (!delivery) return succeed('ignored');
  const { email_id: providerId, tags } = parsed.data.data;
  const known = Array.isArray(tags) ? Object.fromEntries(tags.map(({ name, value }) => [name, value])) : (tags ?? {});
  const reference = {
    providerId: providerId ?? null,
    structureId: known.structure ?? null,
    mailId: known.mail ?? null,
  };
  return succeed((await applyDeliveryEvents(reference, delivery)) ? 'applied' : 'ignored');
}

function verified(body: string, headers: SignedBy, webhookSecret: string): unknown {
  try {
    // The key plays no part in checking a signature; the SDK only wants one.
    return new Resend('re_unused').webhooks.verify({ payload: body, headers, webhookSecret });
  } catch {
    return undefined;
  }
}
