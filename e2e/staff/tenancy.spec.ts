import { readdirSync } from 'node:fs';
import { structureRoutes } from '#e2e/support/structure-routes.ts';
import {
  clientsPath,
  expect,
  formPost,
  ownOrigin,
  requestsOnly,
  scriptsOnly,
  signIn,
  test,
} from '#e2e/support/test.ts';

test('lists every route in the table', requestsOnly, () => {
  const files = readdirSync('app/[structure]', { recursive: true, encoding: 'utf8' });
  const found = files.filter((file) => /(^|\/)(page\.tsx|route\.ts)$/.test(file)).map((file) => `/${file}`);
  expect(Object.keys(structureRoutes).sort()).toEqual(found.sort());
});

test(
  'answers staff of another structure 404 at every route, for its own clients and for ours',
  requestsOnly,
  async ({ page, club, otherClub }) => {
    const id = await otherClub.addClient({ lastName: 'Dupré', firstName: 'Hélène', groups: 'Judo' });
    const groupId = await otherClub.groupId('Judo');
    const importId = await otherClub.addImport();
    const bulkId = await otherClub.addBulk('add-group', 'Judo');
    await signIn(page, club.owner);
    for (const [file, route] of Object.entries(structureRoutes)) {
      const method = file.endsWith('upload/route.ts') ? 'post' : 'get';
      const named = route.replace('BULK', bulkId).replace('GROUP', groupId);
      const address = named.replace('IMPORT', importId).replace('ID', id);
      const origin = ownOrigin();
      const theirs = await page.request[method](`/${otherClub.slug}${address}`, {
        headers: { origin },
        maxRedirects: 0,
      });
      expect(theirs.status(), `${method} /theirs${address}`).toBe(404);
      const invented = await page.request[method](`/no-such-club${address}`, { headers: { origin }, maxRedirects: 0 });
      expect(invented.status(), `${method} /no-such-club${address}`).toBe(404);
      if (address === route) continue;
      const ours = await page.request[method](`/${club.slug}${address}`, { headers: { origin }, maxRedirects: 0 });
      expect(ours.status(), `${method} /ours${address}`).toBe(404);
    }
  },
);

test('ignores stolen ids in the forms of another structure', requestsOnly, async ({ page, club, otherClub }) => {
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
  await formPost(page, `${clientsPath(club)}/new`, {
    structure: otherClub.slug,
    lastName: 'Intruse',
    email: 'intruse@exemple.example',
  });
  expect(await otherClub.clientNames()).toEqual(['Hélène Dupré']);
  expect(await otherClub.binned()).toEqual([]);
});

test(
  'ignores the imports of another structure in the forms of an import',
  requestsOnly,
  async ({ page, club, otherClub }) => {
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
        const answer = await formPost(page, `/${club.slug}/imports/${address}`, {
          ...stolen,
          email: 'volee@exemple.example',
        });
        expect(answer.status(), address).toBeLessThan(500);
      }
    }
    expect(await otherClub.clientNames()).toEqual(before);
    expect(await otherClub.importStates()).toEqual(['planned', 'committed']);
    expect(await club.importStates()).toEqual(['planned', 'committed']);
  },
);

test(
  'leads a signed-out visitor to sign in, and reveals nothing by any route',
  requestsOnly,
  async ({ page, club }) => {
    for (const [file, route] of Object.entries(structureRoutes)) {
      const method = file.endsWith('upload/route.ts') ? 'post' : 'get';
      const answer = await page.request[method](
        `/${club.slug}${route.replace('BULK', club.id).replace('GROUP', club.id).replace('IMPORT', club.id).replace('ID', club.id)}`,
        {
          maxRedirects: 0,
        },
      );
      expect([303, 307, 401, 403, 404], `${method} ${route}`).toContain(answer.status());
      if (answer.status() === 307 || answer.status() === 303) expect(answer.headers().location).toContain('/sign-in');
    }
  },
);

test(
  'refuses reception to delete, import, export, download refused rows or see the team, whatever it sends',
  scriptsOnly,
  async ({ page, club }) => {
    const id = await club.addClient({ lastName: 'Petit', firstName: 'Paul' });
    await signIn(page, club.reception);
    await page.goto(`${clientsPath(club)}?delete=${id}`);
    await expect(page.getByRole('dialog')).toBeHidden();
    expect(
      (await page.request.get(`${clientsPath(club)}/export`, { maxRedirects: 0 })).status(),
    ).toBeGreaterThanOrEqual(303);
    expect((await page.request.get(`/${club.slug}/imports/${await club.addImport()}/outcome`)).status()).toBe(404);
    expect((await page.request.get(`/${club.slug}/team`)).status()).toBe(404);
    expect(await club.binned()).toEqual([]);
  },
);
