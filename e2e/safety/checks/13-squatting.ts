import { runningForm } from '#e2e/safety/running-form.ts';
import type { RunningDemo, SafetyCheck } from '#e2e/safety/safety-check.ts';
import { signInOverHttp } from '#lib/commands/sign-in-over-http.ts';
import { demoFigure, saysDemo } from '../says-demo.ts';

const password = 'une phrase assez longue';

/** Makes an invitation as the owner of a club and returns the link that the owner sees. */
async function invite(demo: RunningDemo, structure: string, email: string): Promise<string> {
  const cookie = await demo.signIn('owner', structure);
  const sent = await runningForm(
    demo.url,
    `/${structure}/team`,
    'Créer un lien d’invitation',
    { name: 'Zoé', email, role: 'reception' },
    cookie,
  );
  const page = await fetch(new URL(sent.location, demo.url), { headers: { cookie: `${cookie}; ${sent.cookie}` } });
  return new URL(/https?:[^"]*\/join\?token=[\w-]+/.exec(await page.text())?.[0] ?? '').href;
}

async function join(demo: RunningDemo, link: string, typed: Record<string, string>): Promise<string> {
  const { pathname, search } = new URL(link);
  return (await runningForm(demo.url, `${pathname}${search}`, 'Rejoindre l’équipe', typed)).location;
}

export const checks: SafetyCheck[] = [
  {
    line: 13,
    title: 'an address taken by one club’s link can still join another club',
    async replay(demo) {
      const email = `zoe-${crypto.randomUUID()}@exemple.example`;
      const squatted = await join(demo, await invite(demo, 'club-lumiere', ''), {
        name: 'Squatter',
        email,
        password: 'le mot du squatteur',
      });
      const location = await join(demo, await invite(demo, 'club-horizon', ''), { name: 'Zoé', email, password });
      const session = await signInOverHttp(demo.url, { email, password });
      const { status } = await fetch(`${demo.url}/club-horizon/clients`, { headers: { cookie: session } });
      return {
        holds: location === '/club-horizon/clients' && status === 200,
        figure: `${squatted}; ${location || 'refused'}, then ${status}`,
      };
    },
  },
  {
    line: 13,
    title: 'a link made for one address lets no other address join',
    async replay(demo) {
      const bound = `ada-${crypto.randomUUID()}@exemple.example`;
      const other = `eve-${crypto.randomUUID()}@exemple.example`;
      const location = await join(demo, await invite(demo, 'club-lumiere', bound), {
        name: 'Eve',
        email: other,
        password,
      });
      const isIn = (email: string) =>
        signInOverHttp(demo.url, { email, password }).then(
          () => true,
          () => false,
        );
      const [boundIn, otherIn] = [await isIn(bound), await isIn(other)];
      return {
        holds: location !== '' && boundIn && !otherIn,
        figure: `its address is in: ${boundIn}, the other: ${otherIn}`,
      };
    },
  },
  {
    line: 13,
    title: 'the link that proves a colleague’s address is read nowhere but in the outbox of a demo',
    async replay(demo) {
      const email = `lea-${crypto.randomUUID()}@exemple.example`;
      await invite(demo, 'club-lumiere', email);
      const cookie = await demo.signIn('owner', 'club-lumiere');
      const list = await (await fetch(`${demo.url}/club-lumiere/outbox`, { headers: { cookie } })).text();
      const id = /outbox\?read=([0-9a-f-]{36})/.exec(list)?.[1];
      const mail = await (await fetch(`${demo.url}/club-lumiere/outbox?read=${id}`, { headers: { cookie } })).text();
      const shown = /join\?token=[\w-]{20,}/.test(mail);
      const labelled = saysDemo(mail);
      return { holds: mail.includes(email) && (!shown || labelled), figure: demoFigure(shown, labelled) };
    },
  },
];
