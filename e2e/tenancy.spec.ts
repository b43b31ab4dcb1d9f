import { readdirSync } from 'node:fs';
import { clientsPath, expect, formPost, signIn, test } from '#e2e/support/test.ts';

/** Every page and route below /{structure}, with what stands in for its parameters. The test after it finds one that is missing. */
const doors = {
  '/clients/page.tsx': '/clients',
  '/clients/new/page.tsx': '/clients/new',
  '/clients/[id]/page.tsx': '/clients/ID',
  '/clients/[id]/code/page.tsx': '/clients/ID/code',
  '/clients/[id]/edit/page.tsx': '/clients/ID/edit',
  '/clients/export/route.ts': '/clients/export',
  '/imports/page.tsx': '/imports',
  '/imports/new/page.tsx': '/imports/new',
  '/imports/[id]/page.tsx': '/imports/IMPORT',
  '/imports/[id]/outcome/route.ts': '/imports/IMPORT/outcome',
  '/imports/template/route.ts': '/imports/template',
  '/imports/upload/route.ts': '/imports/upload',
  '/erp/page.tsx': '/erp',
  '/erp/journal/page.tsx': '/erp/journal',
  '/erp/events/[id]/page.tsx': '/erp/events/ID',
  '/erp/bench/page.tsx': '/erp/bench',
  '/bin/page.tsx': '/bin',
  '/activity/page.tsx': '/activity',
  '/team/page.tsx': '/team',
  '/live/route.ts': '/live?topics=clients',
  '/requests/page.tsx': '/requests',
  '/access/page.tsx': '/access',
  '/outbox/page.tsx': '/outbox',
  '/settings/page.tsx': '/settings',
} as const;

test('the table names every door', () => {
  const files = readdirSync('app/[structure]', { recursive: true, encoding: 'utf8' });
  const found = files.filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file)).map((file) => `/${file}`);
  expect(Object.keys(doors).sort()).toEqual(found.sort());
});

test('staff of another structure get 404 at every door, for its own clients and for ours', async ({ page, club, otherClub }) => {
  const id = await otherClub.addClient({ lastName: 'Dupré', firstName: 'Hélène' });
  const importId = await otherClub.addImport();
  await signIn(page, club.owner);
  for (const [file, door] of Object.entries(doors)) {
    const method = file.endsWith('upload/route.ts') ? 'post' : 'get';
    const address = door.replace('IMPORT', importId).replace('ID', id);
    const origin = new URL(page.url()).origin;
    const theirs = await page.request[method](`/${otherClub.slug}${address}`, { headers: { origin }, maxRedirects: 0 });
    expect(theirs.status(), `${method} /theirs${address}`).toBe(404);
    const invented = await page.request[method](`/no-such-club${address}`, { headers: { origin }, maxRedirects: 0 });
    expect(invented.status(), `${method} /no-such-club${address}`).toBe(404);
    if (address === door) continue;
    const ours = await page.request[method](`/${club.slug}${address}`, { headers: { origin }, maxRedirects: 0 });
    expect(ours.status(), `${method} /ours${address}`).toBe(404);
  }
});

test('the forms of another structure do nothing with stolen ids', async ({ page, club, otherClub }) => {
  const ours = await club.addClient({ lastName: 'Petit', firstName: 'Paul' });
  const theirs = await otherClub.addClient({ lastName: 'Dupré', firstName: 'Hélène' });
  await signIn(page, club.owner);
  const forms = [`${clientsPath(club)}/${ours}/edit`, `${clientsPath(club)}?delete=${ours}`];
  for (const address of forms) {
    for (const stolen of [{ id: theirs }, { id: theirs, structure: otherClub.slug }, { structure: otherClub.slug }]) {
      const answer = await formPost(page, address, { ...stolen, lastName: 'Volée' });
      expect(answer.status(), address).toBeLessThan(500);
    }
  }
  await formPost(page, `${clientsPath(club)}/new`, { structure: otherClub.slug, lastName: 'Intruse', email: 'intruse@exemple.example' });
  expect(await otherClub.clientNames()).toEqual(['Hélène Dupré']);
  expect(await otherClub.binned()).toEqual([]);
});

test('the forms of an import do nothing to the imports of another structure', async ({ page, club, otherClub }) => {
  const content = 'Nom;E-mail\r\nDupré;helene@exemple.example\r\nDurand;pas-un-email\r\n';
  const [ours, theirs] = [await club.addPlan(content), await otherClub.addPlan(content)];
  const [done, theirDone] = [await club.addImport(), await otherClub.addImport()];
  const before = await otherClub.clientNames();
  await signIn(page, club.owner);
  const forms: [string, string][] = [
    [`${ours.id}`, theirs.id],
    [`${ours.id}?reading=1`, theirs.id],
    [`${ours.id}?fix=3`, theirs.id],
    [`${done}?undo=1`, theirDone],
  ];
  for (const [address, id] of forms) {
    for (const stolen of [{ id }, { id, structure: otherClub.slug }]) {
      const answer = await formPost(page, `/${club.slug}/imports/${address}`, { ...stolen, email: 'volee@exemple.example' });
      expect(answer.status(), address).toBeLessThan(500);
    }
  }
  expect(await otherClub.clientNames()).toEqual(before);
  expect(await otherClub.importStates()).toEqual(['planned', 'committed']);
  expect(await club.importStates()).toEqual(['planned', 'committed']);
});

test('whoever is signed out is led to sign in, and routes give nothing away', async ({ page, club }) => {
  for (const [file, door] of Object.entries(doors)) {
    const method = file.endsWith('upload/route.ts') ? 'post' : 'get';
    const answer = await page.request[method](`/${club.slug}${door.replace('IMPORT', club.id).replace('ID', club.id)}`, {
      maxRedirects: 0,
    });
    expect([303, 307, 401, 403, 404], `${method} ${door}`).toContain(answer.status());
    if (answer.status() === 307 || answer.status() === 303) expect(answer.headers().location).toContain('/sign-in');
  }
});

test('reception may not delete, import, export, fetch what was refused or see the team, whatever it sends', async ({ page, club }) => {
  const id = await club.addClient({ lastName: 'Petit', firstName: 'Paul' });
  await signIn(page, club.reception);
  await page.goto(`${clientsPath(club)}?delete=${id}`);
  await expect(page.getByRole('dialog')).toBeHidden();
  expect((await page.request.get(`${clientsPath(club)}/export`, { maxRedirects: 0 })).status()).toBeGreaterThanOrEqual(303);
  const outcome = await page.request.get(`/${club.slug}/imports/${await club.addImport()}/outcome`, { maxRedirects: 0 });
  expect(outcome.headers().location).toContain('notice=not-allowed');
  expect((await page.request.get(`/${club.slug}/team`)).status()).toBe(404);
  expect(await club.binned()).toEqual([]);
});
