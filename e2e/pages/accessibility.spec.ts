import type { Club } from '#e2e/support/club.ts';
import {
  alertOf,
  clientsPath,
  expect,
  expectNoAxeViolations,
  field,
  firstMenu,
  languages,
  signIn,
  test,
} from '#e2e/support/test.ts';
import { planTestFile } from '#lib/testing/import.ts';

for (const { locale, words } of languages) {
  test.describe(locale, () => {
    test.use({ locale });

    test('finds no violation on the pages before sign-in', async ({ page, club }) => {
      for (const address of ['/sign-in', '/join?token=none', '/no-such-page']) {
        await page.goto(address);
        await expectNoAxeViolations(page);
      }
      await page.goto('/sign-in');
      await field(page, words.staff.email).fill(club.owner.email);
      await field(page, words.staff.password).fill('wrong');
      await page.getByRole('button', { name: words.staff.signIn }).click();
      await expect(alertOf(page)).toBeVisible();
      await expectNoAxeViolations(page);
    });

    test('finds no violation on empty pages', async ({ page, club, javaScriptEnabled }) => {
      await signIn(page, club.owner);
      // What `notFound()` shows below a layout is drawn by Next's script: see
      // docs/decisions/012-missing-records-without-javascript.md.
      const missing = javaScriptEnabled ? ['/clients/none'] : [];
      for (const path of [
        '/clients',
        '/clients/new',
        '/imports',
        '/imports/new',
        '/bin',
        '/activity',
        '/team',
        ...missing,
      ]) {
        await page.goto(`/${club.slug}${path}`);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expectNoAxeViolations(page);
      }
    });

    test('finds no violation on the pages of a club with clients', async ({ page, club }) => {
      const client = await club.addClient({
        lastName: 'Dupré',
        firstName: 'Hélène',
        phone: '06 41 98 12 34',
        note: 'Une note',
      });
      const done = await club.addImport();
      // Nothing in either can be broken but anywhere.
      const long = await planTestFile(
        club.owner,
        'Nom;E-mail\nPetit;a@exemple.example\n',
        `${'adherents'.repeat(5)}.csv`,
      );
      await signIn(page, club.owner);
      for (const address of [
        '/clients',
        '/clients?q=personne',
        `/clients?import=${long.id}&q=${'introuvable'.repeat(4)}@exemple.example`,
        `/clients?delete=${client}`,
        `/clients/${client}`,
        `/clients/${client}?notice=client-added`,
        `/clients/${client}/edit`,
        `/imports/${done}`,
        '/imports/new?problem=empty',
        '/imports',
        '/activity',
      ]) {
        await page.goto(`/${club.slug}${address}`);
        await expectNoAxeViolations(page);
      }
    });

    const asked =
      'First name,Last name,Email payeur,Contact,Birthday\r\nPaul,Petit,a@exemple.example,06 41 00 12 34,04/05/1990\r\n';
    const warned =
      'Nom complet;E-mail;Tél.;Note\r\nPaul Petit;paul@exemple.example;3,36123E+10;Arrive tard\r\nRoux;paul@exemple.example;;\r\n';
    const mixed =
      'Nom;E-mail;Téléphone\r\nPetit;paul@exemple.example;06 41 98 12 34\r\nRoux;rose@exemple.example;\r\nDurand;pas-un-email;\r\n';
    const states: [string, (club: Club) => Promise<string>][] = [
      ['a question about a file', async (club) => (await club.addPlan(asked)).id],
      ['a plan', async (club) => (await club.addPlan(mixed)).id],
      ['the rows of one verdict', async (club) => `${(await club.addPlan(mixed)).id}?verdict=refused`],
      ['how a file is read', async (club) => `${(await club.addPlan(mixed)).id}?reading=1`],
      ['a row to correct', async (club) => `${(await club.addPlan(mixed)).id}?fix=4`],
      ['the rows with a warning', async (club) => `${(await club.addPlan(warned)).id}?verdict=warned`],
      ['a row with a warning to correct', async (club) => `${(await club.addPlan(warned)).id}?fix=2`],
      ['a duplicate to correct', async (club) => `${(await club.addPlan(warned)).id}?fix=3`],
      ['a plan that is another one now', async (club) => `${(await club.addPlan(mixed)).id}?notice=plan-changed`],
      ['a file being read', (club) => inState(club, 'planned', { state: 'planning', reached: 100 })],
      ['an import under way', (club) => inState(club, 'planned', { state: 'committing', reached: 4 })],
      ['an import that was stopped', (club) => inState(club, 'committed', { state: 'cancelled' })],
      ['an undo under way', (club) => inState(club, 'committed', { state: 'undoing' })],
      ['an import that was undone', (club) => inState(club, 'committed', { state: 'undone' })],
      [
        'an import whose file is gone',
        (club) => inState(club, 'committed', { state: 'committed', forgottenAt: new Date() }),
      ],
      ['a plan that was given up', (club) => inState(club, 'planned', { state: 'discarded', forgottenAt: new Date() })],
      [
        'a file that cannot be read',
        async (club) => (await club.addPlan('Nom;E-mail\r\n"Dupré;a@exemple.example\r\n')).id,
      ],
      ['the question before an undo', async (club) => `${await club.addImport()}?undo=1`],
    ];
    for (const [what, open] of states) {
      test(`finds no violation on an import: ${what}`, async ({ page, club }) => {
        await club.addClient({ lastName: 'Petit', email: 'paul@exemple.example', phone: '06 41 98 00 00' });
        const address = await open(club);
        await signIn(page, club.owner);
        await page.goto(`/${club.slug}/imports/${address}`);
        await expectNoAxeViolations(page);
      });
    }

    test('finds no violation with an open menu and on a refused form', async ({ page, club }) => {
      await club.addClient({ lastName: 'Dupré', firstName: 'Hélène' });
      await club.addClient({ lastName: 'Petit', firstName: 'Paul' });
      await signIn(page, club.owner);
      await page.goto(clientsPath(club));
      await firstMenu(page, words.clients.actions).click();
      await expectNoAxeViolations(page);
      await page.goto(`${clientsPath(club)}/new`);
      await page.getByRole('button', { name: words.clients.save }).click();
      await expect(alertOf(page)).toBeVisible();
      await expectNoAxeViolations(page);
    });

    test('finds no violation after a deletion and in the trash', async ({ page, club }) => {
      const id = await club.addClient({ lastName: 'Dupré', firstName: 'Hélène' });
      await signIn(page, club.owner);
      await page.goto(`${clientsPath(club)}?delete=${id}`);
      await page.getByRole('dialog').getByRole('button', { name: words.clients.delete }).click();
      await expect(page.getByRole('status')).toBeVisible();
      for (const path of ['', '/bin', `/clients/${id}`]) {
        if (path) await page.goto(`/${club.slug}${path}`);
        await expectNoAxeViolations(page);
      }
    });
  });
}

/** Shows an import in a state that passes too quickly to be visited. */
async function inState(
  club: Club,
  until: 'planned' | 'committed',
  data: Parameters<Club['setImport']>[1],
): Promise<string> {
  const id = await club.addImport(until);
  await club.setImport(id, data);
  return id;
}
