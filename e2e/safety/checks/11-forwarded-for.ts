import type { SafetyCheck } from '../safety-check.ts';

/** More attempts than any limit by address allows in its window. */
const tries = 330;

export const checks: SafetyCheck[] = [
  {
    line: 11,
    title: 'guessing account tokens with another X-Forwarded-For each time',
    replay: async (demo) => {
      let refused = 0;
      for (let turn = 0; turn < tries; turn += 1) {
        const headers = { authorization: `Bearer guess-${turn}`, 'x-forwarded-for': `198.51.100.${turn}` };
        const { status } = await fetch(`${demo.url}/api/app/access`, { headers });
        if (status === 429) refused += 1;
      }
      return { holds: refused > 0, figure: `${refused} of ${tries} answered 429` };
    },
  },
];
