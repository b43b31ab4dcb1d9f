import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import type { z } from 'zod';
import type { Staff } from '#lib/actor/staff.ts';
import { markUnavailable } from '#lib/database/outage-watch.ts';
import { log } from '#lib/log/log.ts';
import { cameFrom } from '#lib/session/came-from.ts';
import { requireMember } from '#lib/session/require-staff.ts';
import { noteActionStarted } from './action-progress.ts';
import { addressWithNotice } from './notices/notice-address.ts';
import { readForm } from './read-form.ts';

/**
 * The one way a button without fields reaches a verb. Every outcome is a redirect to a path, which
 * reports it with a `?notice=` of its page. A reader without a session is led to sign in and back
 * to the button's page.
 */
export function buttonAction<Schema extends z.ZodType>(
  schema: Schema,
  handler: (staff: Staff, input: z.output<Schema>) => Promise<string>,
): (form: FormData) => Promise<void> {
  return async (form) => {
    noteActionStarted(form);
    const fields = readForm(form);
    const slug = String(fields.structure ?? '');
    const staff = await requireMember(slug, await pageIn(slug));
    const parsed = schema.safeParse(fields);
    if (!parsed.success) notFound();
    const otherwise = addressWithNotice('clients', `/${staff.structure.slug}/clients`, 'failed');
    redirect(await attempt(() => handler(staff, parsed.data), otherwise));
  };
}

/** The page of the structure that the button stands on, as far as the browser says. */
async function pageIn(slug: string): Promise<string | undefined> {
  const sent = await headers();
  const page = cameFrom(sent.get('referer'), sent.get('host'));
  return page.startsWith(`/${slug}/`) ? page : undefined;
}

async function attempt(run: () => Promise<string>, otherwise: string): Promise<string> {
  try {
    return await run();
  } catch (error) {
    // Answers 503 instead of a redirect to a page that needs the database.
    if (markUnavailable(error)) throw error;
    log.error({ err: error }, 'button action failed');
    return otherwise;
  }
}
