import { z } from 'zod';
import type { Delivery } from '#lib/mail/mail-state.ts';

const text = z.string().max(1_000).catch('');
const at = z
  .string()
  .max(60)
  .transform((moment) => new Date(moment))
  .refine((date) => !Number.isNaN(date.getTime()));

/** An event of the mail provider (Resend), as its webhooks send it. */
export const providerEvent = z.object({
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
type ProviderEvent = z.output<typeof providerEvent>;

/** What an event says about the delivery of its mail; null for an event of another kind. */
export function deliveryOf({ type, created_at: at, data }: ProviderEvent): Delivery | null {
  switch (type) {
    case 'email.sent':
    case 'email.delivered':
    case 'email.complained':
      return { kind: type.slice('email.'.length) as 'sent' | 'delivered' | 'complained', at };
    case 'email.bounced': {
      const { type: how = '', subType = '', message = '' } = data.bounce ?? {};
      // Only a bounce that the provider calls transient is worth another try.
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
