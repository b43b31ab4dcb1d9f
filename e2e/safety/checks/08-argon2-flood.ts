import { openSignIn } from '#e2e/support/sign-in-form.ts';
import type { SafetyCheck } from '../safety-check.ts';

const attempts = 600;

/** Sends many wrong passwords at once and compares a page during them with the same page before. */
export const checks: SafetyCheck[] = [
  {
    line: 8,
    usesUpSignIns: 'all',
    title: `${attempts} sign-ins at once leave an ordinary page fast; too many get 503 with Retry-After`,
    async replay({ url }) {
      const page = async () => {
        const start = performance.now();
        await (await fetch(`${url}/forgot-password`)).text();
        return performance.now() - start;
      };
      const times = async (count: number) => {
        const all = [];
        for (let turn = 0; turn < count; turn += 1) all.push(await page());
        return all.toSorted((one, other) => one - other);
      };
      await times(3);
      const idle = await times(9);
      const signIn = await openSignIn(url);
      const flood = Promise.all(
        Array.from({ length: attempts }, (_, index) =>
          signIn({ email: `p${index}@exemple.example`, password: 'faux', from: `198.51.100.${index % 250}` }),
        ),
      );
      const during = await times(9);
      const answers = await flood;
      const refused = answers.filter(({ status }) => status === 503);
      const hasRetryAfter = refused.every(({ retryAfter }) => Number(retryAfter) > 0);
      const [before = 0, busy = 0] = [idle[4], during[4]];
      return {
        holds: refused.length > 0 && hasRetryAfter && busy < Math.max(10 * before, 250),
        figure: `page ${Math.round(before)} ms idle, ${Math.round(busy)} ms during the flood; ${refused.length} times 503`,
      };
    },
  },
];
