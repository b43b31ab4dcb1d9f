import { Agent } from 'node:http';
import { addClient } from '#lib/clients/add-client.ts';
import { signStandard } from '#lib/erp/connections/sign-standard.ts';
import { testKey, testRegistration } from '#lib/testing/app.ts';
import { typedClient } from '#lib/testing/client.ts';
import { fill } from './fill.ts';
import { message, playedErp, someone } from './played-erp.ts';
import { type Call, send } from './rates.ts';
import { openClub, type Stand } from './stand.ts';

const connections = 16;
const clients = 10_000;
/** The memory is read after each of this many parts of the requests. */
const parts = 10;

/**
 * Measures the server's resident memory over mixed requests on connections that are kept open:
 * pages, searches, the app's access check, events of an ERP, and calls that are refused. The floor
 * is the memory after a tenth of them, when everything has been loaded.
 * @param rows requests in all
 * @returns megabytes at the beginning, in the middle and at the end; `slope` in bytes a request
 * from the middle on
 */
export async function memory(stand: Stand, rows: number): Promise<object> {
  const calls = await mixedCalls(stand);
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const readings: number[] = [];
  const each = Math.ceil(rows / parts);
  for (let part = 0; part < parts; part += 1) {
    let left = each;
    const work = async () => {
      while (left > 0) {
        left -= 1;
        await send((calls[left % calls.length] as () => Call)(), agent);
      }
    };
    await Promise.all(Array.from({ length: connections }, work));
    readings.push(await stand.residentMemory());
  }
  agent.destroy();
  const [start = 0] = readings;
  const middle = readings[parts / 2 - 1] ?? 0;
  const end = readings.at(-1) ?? 0;
  const slope = Math.round(((end - middle) * 2 ** 20) / ((each * parts) / 2));
  return { ours: { middle, end, slope }, floor: { end: start }, ratio: { end: Math.round((end / start) * 100) / 100 } };
}

/** One call of each kind, each time it is asked. */
async function mixedCalls(stand: Stand): Promise<(() => Call)[]> {
  const { url, slug, staff, cookie } = stand;
  const withErp = await openClub(stand, 'thomas@bench.example');
  const erp = await playedErp(withErp);
  const email = 'telephone@courriel.example';
  const added = await addClient(staff, typedClient({ email }));
  if (!added.ok) throw new Error(added.problem.code);
  const { accountToken } = await testRegistration(await testKey(staff, true), email, { emailVerified: true });
  await fill(staff, clients);
  const page = (path: string, of = cookie) => ({
    ...{ method: 'GET' as const, url: `${url}/${path}`, headers: { cookie: of, 'accept-language': 'fr' }, status: 200 },
  });
  let events = 0;
  const event = (body: string, status: number): Call => ({
    method: 'POST',
    url: `${url}/api/erp/${erp.connectionId}/events`,
    headers: { ...signStandard(erp.secret, body), 'content-type': 'application/json' },
    body,
    status,
  });
  const nextEvent = () => {
    events += 1;
    return JSON.stringify(message(events, someone(`C-${events % 500}`, events)));
  };
  return [
    () => page(`${slug}/clients`),
    () => page(`${slug}/clients?q=martin`),
    () => page(`${slug}/clients/${added.value}`),
    () => page(`${withErp.slug}/erp/journal`, withErp.cookie),
    () => ({
      method: 'GET',
      url: `${url}/api/app/access/${slug}`,
      headers: { authorization: `Bearer ${accountToken}` },
      status: 200,
    }),
    () => event(nextEvent(), 200),
    () => event(nextEvent(), 200),
    () => event('{"type":"client.updated"}', 422),
    () => ({ method: 'POST', url: `${url}/api/health`, headers: {}, body: '{}', status: 405 }),
  ];
}
