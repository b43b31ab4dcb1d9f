import https, { Agent } from 'node:https';
import type { Club } from '#e2e/support/club.ts';
import { uploadInPieces } from '#e2e/support/upload-in-pieces.ts';
import { signInOverHttp } from '#lib/commands/sign-in-over-http.ts';
import { connection } from '#lib/database/connection.ts';
import { keyOf } from '#lib/throttle/attempts.ts';
import type { Report } from './report.ts';
import { waitUntil } from './wait-until.ts';

/** Milliseconds within which a change reaches a live page through a proxy. */
const liveMs = 5_000;
const uploadRows = 100_000;

/** A proxy that runs, and where plain HTTP is answered with a redirect; null where it is not. */
type Proxy = { name: string; url: string; plain: string | null };

/** Tries what people and programs do, through a proxy that people reach at `url`. */
export async function tryThrough({ name, url, plain }: Proxy, club: Club, report: Report): Promise<void> {
  let cookie = '';
  await report.check(`${name}: the sign-in page over TLS, and a sign-in`, async () => {
    const page = await fetch(`${url}/sign-in`);
    if (page.status !== 200 || !page.headers.get('strict-transport-security')) throw new Error(`${page.status}`);
    cookie = await signInOverHttp(url, club.owner);
    if (!/__(Host|Secure)-[\w.-]*session-token=/.test(cookie)) throw new Error('the cookie is not for https alone');
    const start = await fetch(`${url}/${club.slug}/clients`, { headers: { cookie } });
    if (start.status !== 200) throw new Error(`the list of clients: ${start.status}`);
    return undefined;
  });
  if (plain)
    await report.check(`${name}: plain HTTP leads to TLS`, async () => {
      const answer = await fetch(`${plain}/sign-in`, { redirect: 'manual' });
      if (answer.status !== 308) throw new Error(String(answer.status));
      return answer.headers.get('location') ?? undefined;
    });
  await report.check(`${name}: limits count the address of the client, not one that it claims`, () => tryAddress(url));
  await report.check(`${name}: an upload of some MB`, () => tryUpload(url, cookie, club));
  await report.check(`${name}: a live page hears of a change`, () => tryLivePage(url, cookie, club));
}

/** Guesses a token from an address of this machine that is no proxy, and claims another one. */
async function tryAddress(url: string): Promise<undefined> {
  const from = '127.0.0.77';
  const claimed = '203.0.113.9';
  const before = [await guesses(from), await guesses(claimed), await guesses('127.0.0.1')];
  const status = await new Promise<number>((resolve, reject) => {
    const headers = { authorization: 'Bearer a-wrong-token', 'x-forwarded-for': claimed, forwarded: `for=${claimed}` };
    const agent = new Agent({ localAddress: from, family: 4 });
    https
      .get(`${url}/api/metrics`, { agent, headers }, (answer) => {
        answer.resume();
        resolve(answer.statusCode ?? 0);
      })
      .on('error', reject);
  });
  if (status !== 401) throw new Error(`answered ${status}`);
  const after = [await guesses(from), await guesses(claimed), await guesses('127.0.0.1')];
  const counted = after.map((count, index) => count - (before[index] ?? 0)).join();
  if (counted !== '1,0,0') throw new Error(`counted for client, claimed address and proxy: ${counted}`);
}

async function guesses(address: string): Promise<number> {
  const key = keyOf({ name: 'app:stranger:address', of: address, limit: 1 });
  const { rows } = await connection().pool.query<{ attempts: number }>('select attempts from throttle where key = $1', [
    key,
  ]);
  return rows[0]?.attempts ?? 0;
}

async function tryUpload(url: string, cookie: string, club: Club): Promise<string> {
  const lines = ['Nom;Prénom;E-mail'];
  for (let n = 0; n < uploadRows; n += 1) lines.push(`Durand${n};Zoé;personne.${n}@courriel.example`);
  const content = lines.join('\r\n');
  const began = performance.now();
  const answer = await uploadInPieces(`${url}/${club.slug}/imports/upload`, cookie, content);
  if (answer?.status !== 303) throw new Error(`answered ${answer?.status}`);
  const seconds = ((performance.now() - began) / 1_000).toFixed(1);
  const id = /imports\/([0-9a-f-]{36})/.exec(answer.headers.get('location') ?? '')?.[1];
  const bytes = Buffer.byteLength(content);
  const { rows } = await connection().pool.query<{ size: number }>(
    'select bytes as size from import where structure_id = $1 and id = $2',
    [club.id, id],
  );
  if (rows[0]?.size !== bytes) throw new Error(`stored ${rows[0]?.size} of ${bytes} bytes`);
  return `${(bytes / 1e6).toFixed(1)} MB in ${seconds} s`;
}

async function tryLivePage(url: string, cookie: string, club: Club): Promise<string> {
  const leave = new AbortController();
  const answer = await fetch(`${url}/${club.slug}/live?topics=clients`, { headers: { cookie }, signal: leave.signal });
  if (answer.status !== 200) throw new Error(`answered ${answer.status}`);
  let text = '';
  const reading = (async () => {
    for await (const bytes of answer.body ?? []) text += Buffer.from(bytes as Uint8Array).toString();
  })().catch(() => undefined);
  try {
    await waitUntil('the beginning of the stream', () => text.includes('retry:'), 10);
    const began = performance.now();
    await club.addClient({ lastName: crypto.randomUUID().slice(0, 8), email: `${crypto.randomUUID()}@x.example` });
    await waitUntil('the event', () => text.includes('event: clients'), liveMs / 1_000);
    return `after ${Math.round(performance.now() - began)} ms`;
  } finally {
    leave.abort();
    await reading;
  }
}
