'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { addDemoClients } from '#lib/demo/add-demo-clients.ts';
import { askAboutZone } from '#lib/forms/ask-about-zone.ts';
import type { FormState } from '#lib/forms/form-state.ts';
import { problemText } from '#lib/forms/read-form.ts';
import { submitPublicForm } from '#lib/forms/submit-public-form.ts';
import { emailKey } from '#lib/identity/email-key.ts';
import { plainText, requiredText } from '#lib/identity/plain-text.ts';
import { fail, succeed } from '#lib/result.ts';
import { currentDictionary, currentLocale } from '#lib/session/current-locale.ts';
import { rememberBrowser } from '#lib/session/known-browser.ts';
import { setSessionCookie } from '#lib/session/session-cookie.ts';
import { accountFields } from '#lib/staff/account/account-fields.ts';
import { startSession } from '#lib/staff/start-session.ts';
import { openFirstStructure } from '#lib/structures/open-structure.ts';
import { regionFields } from '#lib/structures/region-fields.ts';
import { firstRunState } from './first-run-state.ts';

const demoClients = 30;
const schema = z.object({
  ...accountFields,
  ...regionFields(),
  // Judged with the other fields, so that one answer names every field that is wrong.
  email: accountFields.email.superRefine((text, context) => {
    const key = emailKey(text);
    if (!key.ok) context.addIssue({ code: 'custom', message: key.problem });
  }),
  structureName: requiredText(120),
  token: z.string().catch(''),
  demo: plainText(10),
});

export async function openFirstAction(_previous: FormState, form: FormData): Promise<FormState> {
  const dictionary = await currentDictionary();
  const locale = await currentLocale();
  const closed = fail({
    error: dictionary.staff.alreadyOpen,
    link: { href: '/sign-in', label: dictionary.staff.signIn },
  });
  const outcome = await submitPublicForm(schema, form, dictionary, async (input) => {
    const { structureName, token, demo, country, timeZone, language, zoneAsked, ...owner } = input;
    if ((await firstRunState(token)) !== 'open') return closed;
    const question = askAboutZone({ country, timeZone, zoneAsked }, locale, dictionary.settings.region);
    if (question) return fail(question);
    const region = { country, timeZone, language };
    const opened = await openFirstStructure({ name: structureName, region, owner });
    if (!opened.ok) {
      const { problem } = opened;
      return 'field' in problem ? fail({ errors: { [problem.field]: problemText(problem.code, dictionary) } }) : closed;
    }
    const { structureId, ownerId: staffId, slug } = opened.value;
    const sessionId = await startSession(staffId, null);
    if (sessionId) await setSessionCookie(sessionId);
    await rememberBrowser(owner.email);
    if (demo === 'on') await addDemoClients({ structureId, staffId }, demoClients, 1);
    return succeed(`/${slug}/clients`);
  });
  if (!outcome.ok) return outcome.problem;
  redirect(outcome.value);
}
