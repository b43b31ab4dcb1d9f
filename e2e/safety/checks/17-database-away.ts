import path from 'node:path';
import { postgresOf, signal } from '../../support/process-signals.ts';
import type { RunningDemo, SafetyCheck } from '../safety-check.ts';

export const checks: SafetyCheck[] = [
  {
    line: 17,
    title: 'every endpoint answers 503 in time while PostgreSQL hangs',
    disruptive: true,
    replay: askWhileHanging,
  },
];

async function askWhileHanging(demo: RunningDemo) {
  const cookie = await demo.signIn('owner');
  const start = await fetch(demo.url, { headers: { cookie }, redirect: 'manual' });
  const slug = new URL(start.headers.get('location') ?? '/', demo.url).pathname.split('/')[1];
  const paths = [
    `/${slug}/clients`,
    `/${slug}/imports`,
    `/${slug}/clients/export`,
    '/api/app/access',
    `/api/erp/${demo.erp.connectionId}/snapshot/x`,
  ];
  const processes = postgresOf(path.join(demo.dataDir, 'postgres'));
  signal(processes, 'SIGSTOP');
  try {
    const health = await timed(`${demo.url}/api/health`, {});
    const headers = { cookie, authorization: `Bearer ${'x'.repeat(43)}` };
    const answers = await Promise.all(paths.map((address) => timed(`${demo.url}${address}`, headers)));
    const all = [health, ...answers];
    const slowest = Math.max(...answers.map(({ seconds }) => seconds));
    const holds =
      all.every(({ status, retryAfter }) => status === 503 && retryAfter) && slowest < 30 && health.seconds < 1.5;
    const statuses = all.map(({ status }) => status).join(' ');
    return { holds, figure: `${statuses}; health ${health.seconds.toFixed(1)} s, slowest ${slowest.toFixed(1)} s` };
  } finally {
    signal(processes, 'SIGCONT');
  }
}

async function timed(address: string, headers: Record<string, string>) {
  const begun = performance.now();
  const answer = await fetch(address, { headers, redirect: 'manual' });
  await answer.body?.cancel();
  return {
    status: answer.status,
    retryAfter: answer.headers.get('retry-after'),
    seconds: (performance.now() - begun) / 1_000,
  };
}
