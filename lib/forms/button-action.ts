import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import type { z } from 'zod';
import { isProofNeeded } from '#lib/actor/recent-proof.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { markUnavailable } from '#lib/database/outage-watch.ts';
import { log } from '#lib/log/log.ts';
import { cameFrom } from '#lib/session/came-from.ts';
import { noteRefusal } from '#lib/session/note-refusal.ts';
import { confirmAddress } from '#lib/session/require-recent-proof.ts';
import { requireMember } from '#lib/session/require-staff.ts';
import { noteActionStarted } from './action-progress.ts';
import { addressWithNotice } from './notices/notice-address.ts';
import { readForm } from './read-form.ts';

/**
 * The one way a button without fields reaches a verb. Every outcome is a redirect to a path, which
 * reports it with a `?notice=` of its page. A reader without a session is led to sign in and back
 * to the button's page; one whose session needs a more recent proof over `/confirm`.
 * @param keep what that page shows again afterwards, as search parameters
 */
export function buttonAction<Schema extends z.ZodType>(
  schema: Schema,
  handler: (staff: Staff, input: z.output<Schema>) => Promise<string>,
  keep: (input: z.output<Schema>) => Record<string, string> = () => ({}),
): (form: FormData) => Promise<void> {
  return async (form) => {
    noteActionStarted(form);
    const fields = readForm(form);
    const slug = String(fields.structure ?? '');
    const page = await pageIn(slug);
    const staff = await requireMember(slug, page);
    const parsed = schema.safeParse(fields);
    if (!parsed.success) notFound();
    const clients = `/${staff.structure.slug}/clients`;
    const exits = {
      failed: addressWithNotice('clients', clients, 'failed'),
      proof: () => confirmAddress(addressWith(page ?? clients, keep(parsed.data))),
    };
    const next = await attempt(() => handler(staff, parsed.data), exits);
    if (/[?&]notice=not-allowed(&|$)/.test(next)) await noteRefusal(staff);
    redirect(next);
  };
}

/** The page of the structure that the button stands on, as far as the browser says. */
async function pageIn(slug: string): Promise<string | undefined> {
  const sent = await headers();
  const page = cameFrom(sent.get('referer'), sent.get('host'));
  return page.startsWith(`/${slug}/`) ? page : undefined;
}

/** A path with these search parameters, and without the news of what happened before. */
function addressWith(path: string, parameters: Record<string, string>): string {
  const url = new URL(path, 'http://here.invalid');
  for (const [name, value] of Object.entries({ notice: '', shown: '', ...parameters }))
    if (value === '') url.searchParams.delete(name);
    else url.searchParams.set(name, value);
  return `${url.pathname}${url.search}`;
}

async function attempt(run: () => Promise<string>, exits: { failed: string; proof: () => string }): Promise<string> {
  try {
    return await run();
  } catch (error) {
    if (isProofNeeded(error)) return exits.proof();
    // Answers 503 instead of a redirect to a page that needs the database.
    if (markUnavailable(error)) throw error;
    log.error({ err: error }, 'button action failed');
    return exits.failed;
  }
}
