import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { runningForm } from '#e2e/safety/running-form.ts';
import type { SafetyCheck } from '#e2e/safety/safety-check.ts';

const refused = [
  'imports',
  'imports/new',
  'imports/template',
  'erp',
  'erp/journal',
  'erp/held',
  'erp/people',
  'settings',
  'team',
];
const allowed = ['clients', 'requests', 'matches', 'access', 'outbox', 'bin', 'activity'];

export const checks: SafetyCheck[] = [
  {
    line: 15,
    title: 'reception reads no imports, journal, settings or team, and what the desk needs',
    async replay(demo) {
      const cookie = await demo.signIn('reception', 'club-horizon');
      const status = async (page: string) =>
        (await fetch(`${demo.url}/club-horizon/${page}`, { headers: { cookie }, redirect: 'manual' })).status;
      const wrong: string[] = [];
      for (const page of refused) if ((await status(page)) !== 404) wrong.push(page);
      for (const page of allowed) if ((await status(page)) !== 200) wrong.push(page);
      return {
        holds: wrong.length === 0,
        figure: wrong.join(', ') || `${refused.length} refused, ${allowed.length} open`,
      };
    },
  },
  {
    line: 15,
    title: 'reception reads no text of a mail',
    async replay(demo) {
      const manager = await demo.signIn('manager', 'club-lumiere');
      const page = async (cookie: string, query = '') =>
        (await fetch(`${demo.url}/club-lumiere/outbox${query}`, { headers: { cookie } })).text();
      const id = /outbox\?read=([0-9a-f-]{36})/.exec(await page(manager))?.[1];
      if (!id) throw new Error('the outbox of the demo is empty');
      const reception = await demo.signIn('reception', 'club-lumiere');
      const shows = [
        (await page(manager, `?read=${id}`)).includes('<iframe'),
        (await page(reception, `?read=${id}`)).includes('<iframe'),
      ];
      return { holds: shows[0] === true && shows[1] === false, figure: `manager ${shows[0]}, reception ${shows[1]}` };
    },
  },
  {
    line: 15,
    title: 'PostgreSQL’s log holds no address after an e-mail that is taken already',
    async replay(demo) {
      const cookie = await demo.signIn('reception', 'club-lumiere');
      const local = `journal-${crypto.randomUUID()}`;
      const locations: string[] = [];
      for (const lastName of ['Zwentibold', 'Quisquater']) {
        const fields = { lastName, email: `${local}@exemple.example` };
        locations.push(
          (await runningForm(demo.url, '/club-lumiere/clients/new', 'Enregistrer', fields, cookie)).location,
        );
      }
      const written = await readFile(path.join(demo.dataDir, 'postgres.log'), 'utf8');
      const addresses = written.match(/[\w.+-]+@[\w-]+\.[a-z]+/g) ?? [];
      const isTried = locations[0] !== '' && locations[1] === '';
      return {
        holds: isTried && addresses.length === 0,
        figure: `second refused: ${isTried}; ${addresses.length} addresses in the log`,
      };
    },
  },
];
