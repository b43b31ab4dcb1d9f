// Plays the mobile app against a demonstration that is running, so that one can watch a badge
// change.
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { Refusal } from '#lib/refusal.ts';
import { runCommand } from './run-command.ts';

const help = `npm run demo:app -- register --email zoe@exemple.example [--join-code CODE] [--claim-code CODE] [--device "iPhone 15 Pro"] [--last-name Durand] [--first-name Zoé] [--verified]
npm run demo:app -- prove --code 123456          the demonstration shows the code on the page /{structure}/outbox
npm run demo:app -- join --join-code CODE
npm run demo:app -- device --device "Pixel 9"
npm run demo:app -- access [--structure club-lumiere]
npm run demo:app -- code                         sends the code again
npm run demo:app -- devices
npm run demo:app -- end-device --id ID           without --id: every other device
npm run demo:app -- renew                        gives this phone a new token
npm run demo:app -- sign-out
npm run demo:app -- delete-account`;

const folder = process.env.DATA_DIR || '.data/demo';
/** The phone remembers whom it is registered as. */
const phone = path.join(folder, 'demo-app.json');
const demonstration = z.object({ url: z.url(), app: z.object({ apiKey: z.string() }) });

const text = { type: 'string' } as const;
const options = {
  email: text,
  'join-code': text,
  'claim-code': text,
  device: text,
  'first-name': text,
  'last-name': text,
  verified: { type: 'boolean' },
  code: text,
  id: text,
  structure: text,
} as const;

await runCommand(play);

async function play(): Promise<void> {
  const { values, positionals } = read();
  const model = values.device ?? 'iPhone 15 Pro';
  const device = { model, platform: /iphone|ipad/i.test(model) ? 'ios' : 'android' };
  const joinCode = values['join-code'];
  switch (positionals[0]) {
    case 'register': {
      const [lastName = 'Exemple', firstName = ''] = [
        values['last-name'] ?? values.email?.split('@')[0],
        values['first-name'],
      ];
      const claimCode = values['claim-code'];
      const body = {
        email: values.email,
        firstName,
        lastName,
        device,
        joinCode,
        claimCode,
        emailVerified: values.verified,
      };
      const answer = await call('POST', '/api/app/registrations', body, (await running()).app.apiKey);
      return remember(answer);
    }
    case 'prove':
      return void (await call('POST', '/api/app/registrations/proof', { code: values.code }));
    case 'join':
      return void (await call('POST', '/api/app/attachments', { joinCode }));
    case 'device':
      return void (await call('PATCH', '/api/app/device', device));
    case 'code':
      return void (await call('POST', '/api/app/registrations/code'));
    case 'devices':
      return void (await call('GET', '/api/app/devices'));
    case 'end-device':
      return void (await call(
        'DELETE',
        values.id ? `/api/app/devices/${encodeURIComponent(values.id)}` : '/api/app/devices',
      ));
    case 'renew':
      return remember(await call('POST', '/api/app/session'));
    case 'sign-out':
      return void (await call('DELETE', '/api/app/session'));
    case 'delete-account':
      return void (await call('DELETE', '/api/app/account'));
    case 'access':
      return void (await call(
        'GET',
        values.structure ? `/api/app/access/${encodeURIComponent(values.structure)}` : '/api/app/access',
      ));
    default:
      throw new Refusal(help);
  }
}

function read() {
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (error) {
    throw new Refusal(`${error instanceof Error ? error.message : error}\n\n${help}`);
  }
}

/** Sends one call as the app would, and prints what came back. */
async function call(
  method: string,
  address: string,
  body?: unknown,
  secret?: string,
): Promise<Record<string, unknown>> {
  const { url } = await running();
  const authorization = `Bearer ${secret ?? (await token())}`;
  const init = {
    method,
    headers: { authorization, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  };
  const answer = await fetch(url + address, init).catch(() => {
    throw new Refusal(`Nothing answers on ${url}: start the demonstration with npm run demo.`);
  });
  const said = await answer.text();
  const told = said ? (JSON.parse(said) as Record<string, unknown>) : {};
  process.stdout.write(`${answer.status}\n${said && `${JSON.stringify(told, null, 2)}\n`}`);
  return told;
}

async function running(): Promise<z.output<typeof demonstration>> {
  const kept = await readFile(path.join(folder, 'demo.json'), 'utf8').catch(() => {
    throw new Refusal(`There is no demonstration in ${folder}: start it with npm run demo.`);
  });
  return demonstration.parse(JSON.parse(kept));
}

async function remember({ accountToken }: Record<string, unknown>): Promise<void> {
  if (typeof accountToken === 'string')
    await writeFile(phone, JSON.stringify({ token: accountToken }), { mode: 0o600 });
}

async function token(): Promise<string> {
  const kept = await readFile(phone, 'utf8').catch(() => {
    throw new Refusal('This phone is not registered yet: begin with register.');
  });
  return z.object({ token: z.string() }).parse(JSON.parse(kept)).token;
}
