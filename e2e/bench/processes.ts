import { addClient } from '#lib/clients/add-client.ts';
import { disconnect } from '#lib/database/connection.ts';
import { testKey, testRegistration } from '#lib/testing/app.ts';
import { typedClient } from '#lib/testing/client.ts';
import { fill } from './fill.ts';
import { type Caller, compareRates } from './rates.ts';
import { atStand, type Stand } from './stand.ts';

/**
 * Measures the list and the gate over 16 connections with one web process and with two, each with a
 * database of its own, in turn: answers a second. The load comes from this process, and PostgreSQL
 * takes its part: on two cores both have to share them with the web processes.
 */
export async function processes(one: Stand, rows: number): Promise<object> {
  const ofOne = await prepare(one, rows);
  const measured = await atStand(
    async (two) => {
      const ofTwo = await prepare(two, rows);
      return {
        list: await compareRates(ofOne.list, { two: ofTwo.list }, 300),
        gate: await compareRates(ofOne.gate, { two: ofTwo.gate }, 2_000),
      };
    },
    { WEB_PROCESSES: '2' },
  );
  const { list, gate } = measured;
  return {
    ours: { list: list.ours.rate.two, gate: gate.ours.rate.two },
    floor: { list: list.floor.rate, gate: gate.floor.rate },
    ratio: { list: list.ratio.two, gate: gate.ratio.two },
    rounds: list.rounds,
  };
}

/** Fills the structure of a stand, and lets one person of the app in. */
async function prepare({ url, slug, staff, cookie }: Stand, rows: number): Promise<{ list: Caller; gate: Caller }> {
  await fill(staff, rows);
  const email = 'phone@courriel.example';
  const added = await addClient(staff, typedClient({ email }));
  if (!added.ok) throw new Error(added.problem.code);
  const { accountToken } = await testRegistration(await testKey(staff, true), email, { emailVerified: true });
  await disconnect();
  const get = (address: string, headers: Record<string, string>): Caller => {
    return () => ({ method: 'GET', url: address, headers, status: 200 });
  };
  return {
    list: get(`${url}/${slug}/clients`, { cookie, 'accept-language': 'fr' }),
    gate: get(`${url}/api/app/access/${slug}`, { authorization: `Bearer ${accountToken}` }),
  };
}
