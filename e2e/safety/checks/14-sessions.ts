import type { RunningDemo, SafetyCheck } from '#e2e/safety/safety-check.ts';

const signOut = (demo: RunningDemo, cookie: string, path = '/sign-out') =>
  fetch(`${demo.url}${path}`, {
    method: 'POST',
    headers: { cookie, origin: demo.url, 'sec-fetch-site': 'same-origin' },
    redirect: 'manual',
  });

export const checks: SafetyCheck[] = [
  {
    line: 14,
    title: 'a copied cookie opens nothing once its browser has signed out',
    async replay(demo) {
      const cookie = await demo.signIn('reception', 'club-lumiere');
      const open = async () =>
        (await fetch(`${demo.url}/club-lumiere/clients`, { headers: { cookie }, redirect: 'manual' })).status;
      const before = await open();
      const out = await signOut(demo, cookie);
      const after = await open();
      const cleared = out.headers.get('clear-site-data');
      return {
        holds: before === 200 && after === 307 && cleared !== null,
        figure: `${before}, then ${after}; Clear-Site-Data: ${cleared}`,
      };
    },
  },
  {
    line: 14,
    title: 'a live stream ends when its session ends, and those of other sessions do not',
    async replay(demo) {
      const cookies = [await demo.signIn('reception', 'club-lumiere'), await demo.signIn('reception', 'club-lumiere')];
      const streams = await Promise.all(
        cookies.map((cookie) =>
          fetch(`${demo.url}/club-lumiere/live?topics=clients`, {
            headers: { cookie },
            signal: AbortSignal.timeout(15_000),
          }),
        ),
      );
      const started = performance.now();
      const ended = streams.map(async (stream) => {
        await stream.text();
        return performance.now() - started;
      });
      await signOut(demo, cookies[0] as string);
      const first = await Promise.race([ended[0], ended[1]?.then(() => Number.NaN)]).catch(() => Number.NaN);
      await signOut(demo, cookies[1] as string);
      await Promise.allSettled(ended);
      const ms = Math.round(first ?? Number.NaN);
      return { holds: ms < 5_000, figure: `ended after ${ms} ms` };
    },
  },
];
