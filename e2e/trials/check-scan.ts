// Has Debian's wapiti and sqlmap attack single addresses of the built product, signed in:
// `npm run trial:scan`. Where they are not installed (`apt-get install wapiti sqlmap`), says so and
// attacks nothing. A finding fails it.
import { spawnSync } from 'node:child_process';
import { createAppKey } from '#lib/app-auth/create-app-key.ts';
import { runSqlmap, type SqlTarget } from './scan/run-sqlmap.ts';
import { falseAlarms, runWapiti } from './scan/run-wapiti.ts';
import { type ScannedProduct, startScannedProduct } from './scan/scanned-product.ts';

/** Whose form wapiti sends too: a small one, since it tries every attack in every field. */
const formPage = '/forgot-password';

const say = (line: string) => void process.stdout.write(`${line}\n`);
const seconds = (since: number) => `${Math.round((performance.now() - since) / 1_000)} s`;

const missing = ['wapiti', 'sqlmap'].filter((program) => spawnSync(program, ['--version']).error);
if (missing.length > 0) {
  say(`${missing.join(' and ')} not installed: the product was NOT scanned.`);
} else {
  const product = await startScannedProduct();
  try {
    const findings = [...(await attackPages(product)), ...(await attackQueries(product))];
    findings.push(...(await lookAfterwards(product)));
    for (const { text, because } of falseAlarms) say(`no finding: ${text.source}: ${because}`);
    for (const finding of findings) say(`FOUND ${finding}`);
    say(findings.length > 0 ? `${findings.length} findings` : 'no finding');
    process.exitCode = findings.length > 0 ? 1 : 0;
  } finally {
    await product.close();
  }
}

/** Attacks pages as the owner and as a stranger, and the app's API with and without its key. */
async function attackPages({ url, club, pages, importId, cookie }: ScannedProduct): Promise<string[]> {
  const own = `/${club.slug}`;
  const signedIn = [
    `${pages.list}?q=Dupr%C3%A9&state=all&sort=name`,
    pages.client,
    `${pages.requests}?page=1`,
    pages.matches,
    pages.plan,
    `${own}/imports`,
    `${own}/imports/${importId}?verdict=create`,
    `${own}/activity?q=client&group=clients`,
    `${own}/settings`,
    '/account',
  ];
  const open = ['/sign-in', formPage, '/join?token=x', '/api/app/access', `/api/app/access/${club.slug}`];
  const findings: string[] = [];
  for (const [index, path] of [...signedIn, ...open].entries()) {
    const began = performance.now();
    const target = { url: `${url}${path}`, forms: path === formPage };
    const found = await runWapiti(target, index < signedIn.length ? cookie : '', `198.51.100.${index + 1}`);
    say(`wapiti ${path}: ${found.length} findings, ${seconds(began)}`);
    findings.push(...found);
  }
  return findings;
}

/** Tries to inject SQL into what reaches a query: searches, pages, forms and JSON. */
async function attackQueries(product: ScannedProduct): Promise<string[]> {
  const findings: string[] = [];
  for (const target of await sqlTargets(product)) {
    const began = performance.now();
    const found = await runSqlmap(target);
    say(`sqlmap ${new URL(target.url).pathname} ${target.parameters}: ${found.length} findings, ${seconds(began)}`);
    findings.push(...found);
  }
  return findings;
}

async function sqlTargets({ url, club, pages, importId, cookie }: ScannedProduct): Promise<SqlTarget[]> {
  const at = (path: string, parameters: string): SqlTarget => ({ url: `${url}${path}`, cookie, parameters });
  const created = await createAppKey(club.owner, { name: 'App du club', mayVouch: true });
  if (!created.ok) throw new Error(created.problem.code);
  const authorization = `Authorization: Bearer ${created.value.key}`;
  const csrf = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const [csrfCookie = ''] = csrf.headers.getSetCookie().map((line) => line.split(';')[0]);
  const typed = { csrfToken, email: 'zoe@exemple.example', password: 'une phrase assez longue', callbackUrl: '/' };
  const device = { model: 'Pixel 8', platform: 'android' };
  // With a proved address no code is mailed, of which there is one a minute.
  const person = { email: 'zoe@exemple.example', emailVerified: true, firstName: 'Zoé', lastName: 'Durand', device };
  return [
    at(`${pages.list}?q=Dupr%C3%A9&state=all&sort=name`, 'q,state,sort'),
    at(`/${club.slug}/imports/${importId}?verdict=create&after=1`, 'verdict,after'),
    at(`/${club.slug}/activity?q=client&by=x&group=clients&from=2026-01-01`, 'q,by,group,from'),
    at(`${pages.requests}?after=x&email=x`, 'after,email'),
    at(`${pages.journal}?q=x&after=x`, 'q,after'),
    {
      url: `${url}/api/auth/callback/credentials`,
      cookie: csrfCookie,
      body: new URLSearchParams(typed).toString(),
      parameters: 'email,password',
    },
    {
      url: `${url}/api/app/registrations`,
      headers: [authorization, 'Content-Type: application/json'],
      body: JSON.stringify(person),
      parameters: 'email,firstName,lastName',
    },
  ];
}

/** Finds what would make the trial worthless: a session that ended, or answers of 5xx. */
async function lookAfterwards({ url, pages, cookie, answers }: ScannedProduct): Promise<string[]> {
  const { status } = await fetch(`${url}${pages.list}`, { headers: { cookie }, redirect: 'manual' });
  const counts = await answers();
  say(`answers by status: ${JSON.stringify(counts)}`);
  return [
    ...(status === 200 ? [] : [`the owner is signed out: ${status}`]),
    ...(counts['5xx'] ? [`${counts['5xx']} answers of 5xx`] : []),
  ];
}
