import { formBody } from '#lib/commands/form-body.ts';
import { shell } from '#lib/i18n/fr/shell.ts';
import type { Run } from './run.ts';
import type { World } from './world.ts';

/**
 * Adds clients by the form without scripts. After a failure the same values are sent again, as a
 * person does, until the product says that the client is there.
 */
export async function addClients({ url, desk, cookies }: World, run: Run): Promise<void> {
  const address = `${url}/${desk.slug}/clients/new`;
  const headers = { cookie: cookies.desk, origin: url, 'accept-language': 'fr' };
  while (run.goesOn()) {
    const lastName = `N${crypto.randomUUID().replaceAll('-', '').slice(0, 16)}`;
    const typed = { lastName, firstName: 'Zoé', email: `${lastName.toLowerCase()}@exemple.example` };
    let denied = false;
    for (let saved = false; !saved && run.goesOn(); ) {
      await run.rest();
      const page = await run.ask('page', address, { headers });
      if (page?.status !== 200) continue;
      const { contentType, body } = formBody(page.text, typed);
      const answer = await run.ask('form', address, {
        method: 'POST',
        headers: { ...headers, 'content-type': contentType },
        body,
      });
      const known =
        answer?.status === 200 && answer.text.includes('role="alert"') && answer.text.includes(`Zoé ${lastName}`);
      saved = answer?.status === 303 || known;
      if (known && denied) run.odd.push(`${lastName} was said not to be saved, and was`);
      if (saved) run.acknowledge({ kind: 'client', lastName });
      else if (answer && answer.status < 500) run.odd.push(`form: ${answer.status} ${alertsOf(answer.text)}`);
      denied = answer?.text.includes(shell.failure.unavailable.notSaved) ?? false;
    }
  }
}

function alertsOf(html: string): string {
  return /role="alert"[^>]*>(.{0,200})/s.exec(html)?.[1]?.replace(/<[^>]*>/g, ' ') ?? '';
}
