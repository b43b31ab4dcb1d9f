import type { RunningDemo, SafetyCheck } from '../safety-check.ts';

type Answer = { status: number; retryAfter: number; token: string };

async function register({ url, app }: RunningDemo, email: string): Promise<Answer> {
  const answer = await fetch(`${url}/api/app/registrations`, {
    method: 'POST',
    headers: { authorization: `Bearer ${app.apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      email,
      firstName: 'Zoé',
      lastName: 'Durand',
      device: { model: 'Pixel 8', platform: 'android' },
    }),
  });
  const { accountToken = '' } = (await answer.json()) as { accountToken?: string };
  return { status: answer.status, retryAfter: Number(answer.headers.get('retry-after')), token: accountToken };
}

async function guess({ url }: RunningDemo, token: string): Promise<number> {
  const answer = await fetch(`${url}/api/app/registrations/proof`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ code: '000000' }),
  });
  return answer.status;
}

const fresh = () => `zoe-${crypto.randomUUID()}@exemple.example`;

export const checks: SafetyCheck[] = [
  {
    line: 10,
    title: 'eight registrations of one e-mail at once mail one code; the others learn when',
    async replay(demo) {
      const email = fresh();
      const answers = await Promise.all(Array.from({ length: 8 }, () => register(demo, email)));
      const mailed = answers.filter(({ status }) => status === 201).length;
      const refused = answers.filter(({ status }) => status === 429);
      const hasRetryAfter = refused.every(({ retryAfter }) => retryAfter > 0 && retryAfter <= 60);
      return {
        holds: mailed === 1 && refused.length === 7 && hasRetryAfter,
        figure: `${mailed} times 201, ${refused.length} times 429`,
      };
    },
  },
  {
    line: 10,
    title: 'a phone that guesses codes has to wait',
    async replay(demo) {
      const { token } = await register(demo, fresh());
      const statuses = [];
      for (let turn = 0; turn < 25; turn += 1) statuses.push(await guess(demo, token));
      const first = statuses.indexOf(429);
      return {
        holds: first > 0 && first <= 20 && statuses.slice(first).every((status) => status === 429),
        figure: `429 from guess ${first + 1}`,
      };
    },
  },
  {
    line: 10,
    title: 'a reset link is mailed once a minute however many ask, known e-mail or not',
    async replay({ url, staff }) {
      const { readPublicForm } = await import('#e2e/support/public-form.ts');
      const known = staff.at(-1)?.email ?? '';
      const shares = [];
      for (const email of [known, fresh()]) {
        const form = await readPublicForm(`${url}/forgot-password`);
        const answers = await Promise.all(Array.from({ length: 8 }, () => form.send({ email })));
        shares.push(answers.filter(({ location }) => location.includes('notice=sent')).length);
      }
      return { holds: shares.every((count) => count === 1), figure: `${shares.join(' and ')} of 8 accepted` };
    },
  },
];
