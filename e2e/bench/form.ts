import { addClient } from '#lib/clients/add-client.ts';
import { formBody, type Sent } from '#lib/commands/form-body.ts';
import { typedClient } from '#lib/testing/client.ts';
import { fill } from './fill.ts';
import { type Caller, compareRates, pingOf } from './rates.ts';
import type { Stand } from './stand.ts';

/**
 * Clients being edited at once: one for each connection, so that none has a version conflict with
 * another.
 */
const edited = 16;

/**
 * Measures adding and editing through the forms, as a browser without scripts sends them, with that
 * many clients, against the ping floor.
 */
export async function form(stand: Stand, rows: number): Promise<object> {
  await fill(stand.staff, rows);
  const home = `${stand.url}/${stand.slug}/clients`;
  let added = 0;
  const add = await sender(stand, `${home}/new`, () => {
    const lastName = unheardOf(added++);
    return { lastName, firstName: 'Zoé', email: `${lastName.toLowerCase()}@courriel.example` };
  });
  const ids = await Promise.all(Array.from({ length: edited }, (_, n) => newClient(stand, n)));
  const versions = ids.map(() => 1);
  const edit = await sender(stand, `${home}/${ids[0]}/edit`, (connection) => {
    const version = versions[connection] as number;
    versions[connection] = version + 1;
    const note = `la ${version}e`;
    return {
      id: ids[connection] as string,
      version: `${version}`,
      lastName: 'Petit',
      email: `paul${connection}@courriel.example`,
      note,
    };
  });
  return compareRates(pingOf(stand.url, add(0).body), { add, edit }, Math.min(2_000, Math.max(200, rows / 50)));
}

/**
 * Sends the form of a page repeatedly, with new values each time. A saved form answers with a
 * redirect.
 */
async function sender({ cookie, url }: Stand, address: string, fields: (connection: number) => Sent): Promise<Caller> {
  const html = await (await fetch(address, { headers: { cookie } })).text();
  return (connection) => {
    const { contentType, body } = formBody(html, fields(connection));
    return {
      method: 'POST',
      url: address,
      headers: { cookie, origin: url, 'content-type': contentType },
      body,
      status: 303,
    };
  };
}

async function newClient({ staff }: Stand, n: number): Promise<string> {
  const saved = await addClient(staff, typedClient({ lastName: 'Petit', email: `paul${n}@courriel.example` }));
  if (!saved.ok) throw new Error(saved.problem.code);
  return saved.value;
}

/**
 * Makes a unique name, so that no existing client seems likely: four syllables, as unlike those of
 * the previous number as possible.
 */
function unheardOf(n: number): string {
  const syllables = Array.from({ length: 4 }, (_, at) => {
    const digit = Math.floor((n * 7_919) / 85 ** at) % 85;
    return `${'bcdfgjklmnprstvwz'[digit % 17]}${'aeiou'[Math.floor(digit / 17)]}`;
  });
  const [first = '', ...rest] = syllables.join('');
  return `${first.toUpperCase()}${rest.join('')}`;
}
