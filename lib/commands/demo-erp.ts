// Plays an ERP against a demonstration that is running, so that one can watch its events arrive.
import { randomInt } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { signStandard } from '#lib/erp/connections/sign-standard.ts';
import { Refusal } from '#lib/refusal.ts';
import { runCommand } from './run-command.ts';

const help = 'npm run demo:erp -- [--events 100] [--at-once 4]';
const demonstration = z.object({ erp: z.object({ secret: z.string(), url: z.url() }) });
type Erp = z.output<typeof demonstration>['erp'];

const lastNames = ['Aubry', 'Blanchet', 'Colas', 'Delmas', 'Etienne', 'Faure', 'Guyot', 'Hamel', 'Ibarra', 'Joly'];
const firstNames = ['Agathe', 'Bilal', 'Capucine', 'Driss', 'Élise', 'Fanny', 'Gabin', 'Hanaé', 'Isaac', 'Jade'];

await runCommand(play);

async function play(): Promise<void> {
  const { events, atOnce } = read();
  const erp = await running();
  const told = new Map<string, number>();
  let next = 0;
  const worker = async () => {
    for (let number = next++; number < events; number = next++) {
      const result = await send(erp, event(number));
      told.set(result, (told.get(result) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  const sum = [...told].map(([result, count]) => `${result} ${count}`).join(', ');
  process.stdout.write(`${events} events: ${sum}\n`);
}

function read(): { events: number; atOnce: number } {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: { events: { ...text, default: '100' }, 'at-once': { ...text, default: '4' } },
  });
  const [events, atOnce] = [Number(values.events), Number(values['at-once'])];
  if (![events, atOnce].every((number) => Number.isSafeInteger(number) && number > 0)) throw new Refusal(help);
  return { events, atOnce };
}

/**
 * Two of three events create or change one of a hundred people; the others change a phone or remove
 * a person for a while.
 */
function event(number: number): object {
  const id = 200 + randomInt(100);
  const timestamp = new Date().toISOString();
  if (number % 20 === 19) return { type: 'client.deleted', timestamp, data: { id: `H-${id}` } };
  const [lastName, firstName] = [lastNames[id % 10], firstNames[Math.floor(id / 10) % 10]];
  const phone = `06${String(randomInt(100_000_000)).padStart(8, '0')}`;
  const data = { id: `H-${id}`, lastName, firstName, email: `h${id}@club-horizon.example`, phone };
  return { type: number % 3 === 0 ? 'client.updated' : 'client.created', timestamp, data };
}

/** Signs as Standard Webhooks says, and answers the verdict or the problem. */
async function send({ secret, url }: Erp, content: object): Promise<string> {
  const body = JSON.stringify(content);
  const headers = { ...signStandard(secret, body), 'content-type': 'application/json' };
  const answer = await fetch(url, { method: 'POST', headers, body }).catch(() => {
    throw new Refusal(`Nothing answers on ${url}: start the demonstration with npm run demo.`);
  });
  const told = z.object({ result: z.string().optional(), code: z.string().optional() }).parse(await answer.json());
  return told.result ?? `${answer.status} ${told.code}`;
}

async function running(): Promise<Erp> {
  const folder = process.env.DATA_DIR || '.data/demo';
  const kept = await readFile(path.join(folder, 'demo.json'), 'utf8').catch(() => {
    throw new Refusal(`There is no demonstration in ${folder}: start it with npm run demo.`);
  });
  return demonstration.parse(JSON.parse(kept)).erp;
}
