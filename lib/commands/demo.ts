import { createHmac } from 'node:crypto';
import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type DemoApp, type DemoErp, type DemoSignIn, hasOtherStructures, openDemo } from '#lib/demo/demo.ts';
import { readEnv } from '#lib/env.ts';
import { Refusal } from '#lib/refusal.ts';
import { launch, type Run } from './launch.ts';
import { runCommand } from './run-command.ts';

await runCommand(demo);

async function demo(): Promise<void> {
  process.env.DATA_DIR ||= '.data/demo';
  // It listens on this machine only, where `npm run demo:erp` also plays the API of an ERP.
  process.env.ERP_ALLOW_PRIVATE_HOSTS ||= '1';
  // Its sign-ins are printed: it is for this machine only, wherever HOST points.
  const env = { ...readEnv(), HOST: '127.0.0.1' };
  let staff: DemoSignIn[] = [];
  let app: DemoApp = { apiKey: '', joinCodes: {} };
  let erp: DemoErp = { connectionId: '', secret: '' };
  const prepare = async ({ authSecret }: Run) => {
    process.env.AUTH_SECRET ||= authSecret;
    if (!env.DATABASE_URL && (await hasOtherStructures()))
      throw new Refusal(
        `The data in ${env.DATA_DIR} is a club’s own. The demonstration shows codes: give it another DATA_DIR.`,
      );
    const secretFor = (purpose: string) => createHmac('sha256', authSecret).update(purpose).digest('base64url');
    const passwordOf = (email: string) => secretFor(`demo password of ${email}`).slice(0, 16);
    const erpSecret = `whsec_${createHmac('sha256', authSecret).update('demo erp secret').digest('base64')}`;
    ({ staff, app, erp } = await openDemo(
      passwordOf,
      (slug) => `key_${secretFor(`demo app key of ${slug}`)}`,
      erpSecret,
    ));
  };
  const greet = async ({ url, say }: Run) => {
    await keep(path.join(env.DATA_DIR, 'demo.json'), {
      url,
      staff,
      app,
      erp: { ...erp, url: `${url}/api/erp/${erp.connectionId}/events` },
    });
    say(`Ready on ${url}`);
    for (const { email, password, role, structure } of staff)
      say(`  ${structure}  ${role.padEnd(9)}  ${email.padEnd(36)}  ${password}`);
    say('Play the ERP of club-horizon: npm run demo:erp -- --events 100 [--profile odoo]');
    say(
      `Play the app: npm run demo:app -- register --email you@exemple.example --join-code ${app.joinCodes['club-lumiere']}`,
    );
  };
  await launch({ mode: 'start', env, demoMailbox: true, prepare, greet });
}

async function keep(
  file: string,
  content: { url: string; staff: DemoSignIn[]; app: DemoApp; erp: DemoErp & { url: string } },
): Promise<void> {
  // With a database of its own elsewhere nothing has made the folder yet.
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(`${file}.new`, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.new`, file);
}
