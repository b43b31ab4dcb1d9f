// Plays an ERP against a demonstration that is running, so that one can watch its events arrive.
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { randomPerson } from '#lib/demo/played-erps/changes.ts';
import { type PlayedProfile, playedProfiles } from '#lib/demo/played-erps/played-erps.ts';
import { signStandard } from '#lib/erp/connections/sign-standard.ts';
import { Refusal } from '#lib/refusal.ts';
import { playProfile } from './play-profile.ts';
import { runCommand } from './run-command.ts';
import { readRunningDemo } from './running-demo.ts';

const help = `npm run demo:erp -- [--events 100] [--at-once 4] [--profile ${playedProfiles.join('|')}]`;
type Erp = { secret: string; url: string };

await runCommand(async () => {
  const { profile, ...size } = read();
  await (profile ? playProfile(profile, size) : playDemoErp(size));
});

/** Plays the ERP of the second club with native messages. */
async function playDemoErp({ events, atOnce }: { events: number; atOnce: number }): Promise<void> {
  const { erp } = await readRunningDemo();
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

function read(): { events: number; atOnce: number; profile: PlayedProfile | undefined } {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({
    options: { events: { ...text, default: '100' }, 'at-once': { ...text, default: '4' }, profile: text },
  });
  const [events, atOnce] = [Number(values.events), Number(values['at-once'])];
  if (![events, atOnce].every((number) => Number.isSafeInteger(number) && number > 0)) throw new Refusal(help);
  const profile = playedProfiles.find((name) => name === values.profile);
  if (values.profile !== undefined && !profile) throw new Refusal(help);
  return { events, atOnce, profile };
}

/**
 * Two of three events create or change one of a hundred people; the others change a phone or remove
 * a person for a while.
 */
function event(number: number): object {
  const { number: id, lastName, firstName, email, phone } = randomPerson('club-horizon');
  const timestamp = new Date().toISOString();
  if (number % 20 === 19) return { type: 'client.deleted', timestamp, data: { id: `H-${id}` } };
  const data = { id: `H-${id}`, lastName, firstName, email, phone };
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
