import { hostileFiles, uploadForm } from '../../support/hostile-files.ts';
import { slowestHealth } from '../../support/slowest-health.ts';
import type { RunningDemo, SafetyCheck, SafetyOutcome } from '../safety-check.ts';

/** Milliseconds within which the server answers, whatever others send. */
const maxResponseMs = 500;

export const checks: SafetyCheck[] = [
  {
    line: 6,
    title: '60,000 blanks in the e-mail of a sign-in delay no other request',
    replay: (demo) => signInWith(demo, 60_000),
  },
  {
    line: 6,
    title: '7,000 blanks, which the form accepts, delay no other request',
    replay: (demo) => signInWith(demo, 7_000),
  },
  ...hostileFiles().map(
    ([name, content]): SafetyCheck => ({
      line: 6,
      title: `A file with ${name} delays no other request`,
      replay: (demo) => uploadFile(demo, content),
    }),
  ),
];

async function signInWith({ url }: RunningDemo, blanks: number): Promise<SafetyOutcome> {
  const csrf = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const cookie = csrf.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  let status = 0;
  const slowest = await slowestHealth(url, async () => {
    const body = new URLSearchParams({
      csrfToken,
      email: `a${' '.repeat(blanks)}b@exemple.example`,
      password: 'x',
      callbackUrl: '/',
    });
    const headers = { origin: url, cookie };
    const answer = await fetch(`${url}/api/auth/callback/credentials`, {
      method: 'POST',
      headers,
      body,
      redirect: 'manual',
    });
    status = answer.status;
  });
  return { holds: slowest < maxResponseMs && status < 500, figure: `${status}, /api/health in ${slowest} ms` };
}

/** Requests the page of the import as well, while the file is planned. */
async function uploadFile(demo: RunningDemo, content: string): Promise<SafetyOutcome> {
  const cookie = await demo.signIn('owner');
  const structure = demo.staff.find(({ role }) => role === 'owner')?.structure;
  const { contentType, body } = uploadForm(content);
  let status = 0;
  const slowest = await slowestHealth(demo.url, async () => {
    const headers = { cookie, origin: demo.url, 'content-type': contentType };
    const answer = await fetch(`${demo.url}/${structure}/imports/upload`, {
      method: 'POST',
      headers,
      body,
      redirect: 'manual',
    });
    status = answer.status;
    const page = new URL(answer.headers.get('location') ?? '/', demo.url);
    for (let look = 0; look < 20; look += 1) await (await fetch(page, { headers: { cookie } })).text();
  });
  return { holds: slowest < maxResponseMs && status === 303, figure: `${status}, /api/health in ${slowest} ms` };
}
