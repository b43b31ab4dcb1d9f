import { notFound, redirect } from 'next/navigation';
import type { z } from 'zod';
import { log } from '#lib/log.ts';
import { findStaff } from '#lib/session/find-staff.ts';
import type { Staff } from '#lib/staff/staff.ts';
import { readForm } from './read-form.ts';

/**
 * The one way a lone button reaches a verb: there is nothing to fill in, so whatever the outcome, it is a path to go on to,
 * which tells it with an allow-listed `?notice=`.
 */
export function buttonAction<Schema extends z.ZodType>(
  schema: Schema,
  handler: (staff: Staff, input: z.output<Schema>) => Promise<string>,
): (form: FormData) => Promise<void> {
  return async (form) => {
    const fields = readForm(form);
    const staff = await findStaff(String(fields.structure ?? ''));
    const parsed = schema.safeParse(fields);
    if (!staff || !parsed.success) notFound();
    redirect(await attempt(() => handler(staff, parsed.data), `/${staff.structure.slug}/clients?notice=failed`));
  };
}

async function attempt(run: () => Promise<string>, otherwise: string): Promise<string> {
  try {
    return await run();
  } catch (error) {
    log.error({ err: error }, 'button action failed');
    return otherwise;
  }
}
