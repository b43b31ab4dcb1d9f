import { actionTable, commonFields } from '#e2e/staff/roles/action-table.ts';
import { builtActions, callAction } from '#e2e/staff/roles/server-actions.ts';
import { structureDigest } from '#e2e/staff/roles/structure-digest.ts';
import type { Club } from '#e2e/support/club.ts';
import { structureRoutes } from '#e2e/support/structure-routes.ts';
import { test as base, expect, requestsOnly, signIn } from '#e2e/support/test.ts';
import { testErp } from '#lib/testing/erp.ts';
import { withForgetfulProduct } from './forgetful-product.ts';

/** Has a test's browser visit that product; both clubs are in the database of all tests. */
const visiting = (secured: boolean) =>
  base.extend<object, { forgetful: string }>({
    forgetful: [async ({ browserName: _ }, use) => withForgetfulProduct(secured, use), { scope: 'worker' }],
    baseURL: async ({ forgetful }, use) => {
      const usual = process.env.E2E_URL as string;
      process.env.E2E_URL = forgetful;
      await use(forgetful);
      process.env.E2E_URL = usual;
    },
  });
const test = visiting(true);
const unsecured = visiting(false);

/** What must not be seen of the other club. */
const secret = 'Zephyrine-Quatremains';

/** Fills a club with one of everything, all of it in the name of one person. */
async function filled(club: Club) {
  const id = await club.addClient({ lastName: secret, firstName: 'Ana', groups: `Groupe ${secret}` });
  const importId = await club.addImport('planned');
  const bulkId = await club.addBulk('add-group', `Groupe ${secret}`);
  const groupId = await club.groupId(`Groupe ${secret}`);
  await testErp(club.owner);
  return { id, importId, bulkId, groupId };
}

test(
  'shows nothing of another structure on any page, although no statement asks for one',
  requestsOnly,
  async ({ page, club, otherClub }) => {
    test.slow();
    const { id, importId, bulkId, groupId } = await filled(otherClub);
    await club.addClient({ lastName: 'Petit', firstName: 'Paul' });
    await signIn(page, club.owner);
    const seen: string[] = [];
    let shown = 0;
    for (const [file, route] of Object.entries(structureRoutes)) {
      if (/(upload|live)\/route\.ts$/.test(file)) continue;
      const named = route.replace('BULK', bulkId).replace('GROUP', groupId);
      const address = `/${club.slug}${named.replace('IMPORT', importId).replace('ID', id)}`;
      const answer = await page.request.get(address, { maxRedirects: 0 });
      if (answer.status() === 200) shown += 1;
      const text = await answer.text();
      if (text.includes(secret) || text.includes(otherClub.slug)) seen.push(address);
    }
    expect(seen).toEqual([]);
    expect(shown).toBeGreaterThan(20);
    expect(await (await page.request.get(`/${club.slug}/clients`)).text()).toContain('Petit');
    expect(await (await page.request.get(`/${club.slug}/clients?q=zephyrine`)).text()).not.toContain(secret);
  },
);

test(
  'changes nothing of another structure by any action, although no statement asks for one',
  requestsOnly,
  async ({ page, club, otherClub }) => {
    test.slow();
    const { id, importId, bulkId, groupId } = await filled(otherClub);
    await testErp(club.owner);
    await signIn(page, club.owner);
    const before = await structureDigest(otherClub.id);
    for (const action of builtActions()) {
      const entry = actionTable[action.key];
      if (!entry || !action.key.startsWith('[structure]/')) continue;
      const fields = { ...commonFields, ...(Array.isArray(entry) ? entry[1] : {}) };
      for (const stolenId of [id, importId, bulkId, groupId, otherClub.reception.id]) {
        const stolen = Object.entries(fields).map(([name, value]) => [
          name,
          value.replaceAll(commonFields.id ?? '', stolenId),
        ]);
        await callAction(page.request, action, club.slug, Object.fromEntries(stolen));
      }
      expect(await structureDigest(otherClub.id), action.key).toEqual(before);
    }
  },
);

unsecured(
  'shows other structures without row-level security, so that these tests can fail',
  requestsOnly,
  async ({ page, club, otherClub }) => {
    await filled(otherClub);
    await signIn(page, club.owner);
    expect(await (await page.request.get(`/${club.slug}/clients?q=zephyrine`)).text()).toContain(secret);
  },
);
