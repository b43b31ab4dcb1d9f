import { addClient } from '#lib/clients/add-client.ts';
import { testKey, testRegistration } from '#lib/testing/app.ts';
import { typedClient } from '#lib/testing/client.ts';
import { fill } from './fill.ts';
import { compareRates, pingOf } from './rates.ts';
import type { Stand } from './stand.ts';

const phones = 50;

/**
 * Measures the access check of the app's contents, by people who may enter a structure of that many
 * clients, against the ping floor.
 */
export async function gate({ url, slug, staff }: Stand, rows: number): Promise<object> {
  const key = await testKey(staff, true);
  const tokens: string[] = [];
  for (let n = 0; n < phones; n += 1) {
    const email = `phone${n}@courriel.example`;
    const added = await addClient(staff, typedClient({ email }));
    if (!added.ok) throw new Error(added.problem.code);
    tokens.push((await testRegistration(key, email, { emailVerified: true })).accountToken);
  }
  await fill(staff, rows);
  let turn = 0;
  const address = `${url}/api/app/access/${slug}`;
  return compareRates(
    pingOf(url),
    {
      gate: () => ({
        method: 'GET',
        url: address,
        headers: { authorization: `Bearer ${tokens[turn++ % phones]}` },
        status: 200,
      }),
    },
    Math.min(5_000, Math.max(500, rows / 20)),
  );
}
