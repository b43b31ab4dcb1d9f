import { readFile } from 'node:fs/promises';
import path from 'node:path';
import pg from 'pg';
import { readPostmasterPid } from '#lib/database/embedded/postmaster-pid.ts';
import { databaseUrl } from '#lib/database/embedded/server-address.ts';
import type { RunningDemo, SafetyCheck } from '../safety-check.ts';
import { demoFigure, saysDemo } from '../says-demo.ts';

export const checks: SafetyCheck[] = [
  { line: 1, title: 'a code is nowhere but in the outbox of a demo, which says that it is one', replay: replayCode },
  {
    line: 1,
    title: 'no stored mail holds a code, or the link of an invitation or a password',
    replay: replayStoredMail,
  },
];

/**
 * Registers a stranger's address as the app of the first club does, and looks for the code on every
 * page of its managers.
 */
async function replayCode(demo: RunningDemo) {
  const email = `safety-${crypto.randomUUID()}@exemple.example`;
  const registered = await call(demo, 'registrations', demo.app.apiKey, {
    email,
    firstName: 'Zoé',
    lastName: 'Durand',
    device: { model: 'Pixel 8', platform: 'android' },
  });
  const token = String(registered.body.accountToken);
  // Only managers may read the text of a mail.
  const cookie = await demo.signIn('manager', 'club-lumiere');
  const page = async (address: string) =>
    (await fetch(`${demo.url}/club-lumiere/${address}`, { headers: { cookie } })).text();
  const outbox = await page('outbox');
  const row = outbox.split('<tr').find((part) => part.includes(email));
  const id = /[?&](?:amp;)?read=([0-9a-f-]{36})/.exec(row ?? '')?.[1];
  if (!id) return { holds: false, figure: 'the mail is not in the outbox' };
  const mail = await page(`outbox?read=${id}`);
  const code =
    /(?<![\w#-])(\d{6})(?![\w-])/.exec(mail.slice(mail.indexOf('role="dialog"')))?.[1] ?? /\n(\d{6})\n/.exec(mail)?.[1];
  const labelled = saysDemo(outbox) && saysDemo(mail);
  const others = await Promise.all(['clients', 'requests', 'matches', 'access', 'outbox'].map(page));
  const elsewhere = code ? others.filter((html) => html.includes(`>${code}<`)).length : 0;
  const wrong = await call(demo, 'registrations/proof', token, { code: code === '000000' ? '000001' : '000000' });
  return {
    holds: elsewhere === 0 && wrong.body.code === 'code-wrong' && (!code || labelled),
    figure: `${demoFigure(code !== undefined, labelled)}; on ${elsewhere} other pages`,
  };
}

/** Reads the outbox from the database's files. */
async function replayStoredMail({ dataDir }: RunningDemo) {
  const recorded = await readPostmasterPid(path.join(dataDir, 'postgres'));
  if (!recorded) return { holds: false, figure: 'no database runs in the demo’s folder' };
  const password = (await readFile(path.join(dataDir, 'database-password'), 'utf8')).trim();
  const client = new pg.Client({ connectionString: databaseUrl({ port: recorded.port, password }, 'club') });
  await client.connect();
  try {
    const { rows } = await client.query<{ mails: number; held: number }>(
      `select count(*)::int as mails, count(*) filter (where
         kind = 'email-code' and (content->>'code' ~ '[0-9]{6}' or text ~ '(^|\\s)[0-9]{6}(\\s|$)')
         or concat(content, text) ~ '(/invitation/|/unsubscribe/|[?]token=)[A-Za-z0-9_-]{16,}')::int as held
       from mail`,
    );
    const { mails = 0, held = 0 } = rows[0] ?? {};
    return { holds: mails > 0 && held === 0, figure: `${held} of ${mails} mails hold a secret` };
  } finally {
    await client.end();
  }
}

async function call({ url }: RunningDemo, path: string, secret: string, body: object) {
  const answer = await fetch(`${url}/api/app/${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
}
