'use server';

import { redirect } from 'next/navigation';
import { z } from 'zod';
import { addDemoClients } from '#lib/demo/add-demo-clients.ts';
import type { FormState } from '#lib/forms/form-state.ts';
import { problemText } from '#lib/forms/read-form.ts';
import { submitPublicForm } from '#lib/forms/submit-public-form.ts';
import { plainText, requiredText } from '#lib/identity/plain-text.ts';
import { fail, succeed } from '#lib/result.ts';
import { currentDictionary, currentLocale } from '#lib/session/current-locale.ts';
import { rememberBrowser } from '#lib/session/known-browser.ts';
import { setSessionCookie } from '#lib/session/session-cookie.ts';
import { accountFields } from '#lib/staff/account-fields.ts';
import { startSession } from '#lib/staff/start-session.ts';
import { openFirstStructure } from '#lib/structures/open-structure.ts';
import { mayOpenFirst } from './may-open-first.ts';

const demoClients = 30;
const schema = z.object({
  ...accountFields,
  structureName: requiredText(120),
  token: z.string().catch(''),
  demo: plainText(10),
});

export async function openFirstAction(_previous: FormState, form: FormData): Promise<FormState> {
  const dictionary = await currentDictionary();
  const language = await currentLocale();
  const closed = fail({
    error: dictionary.staff.alreadyOpen,
    link: { href: '/sign-in', label: dictionary.staff.signIn },
  });
  const outcome = await submitPublicForm(schema, form, dictionary, async ({ structureName, token, demo, ...owner }) => {
    if (!(await mayOpenFirst(token))) return closed;
    const opened = await openFirstStructure({ name: structureName, language, owner });
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
