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
    const unreadable = 'Nom;E-mail\r\n"Dupré;a@exemple.example\r\n';
    /** The imports of one club, one after the other, each with what is asked of its page. */
    const states: [what: string, open: (club: Club) => AsyncGenerator<string>][] = [
      [
        'a plan, the rows of one verdict, how a file is read, a row to correct, and a plan that is another one now',
        async function* (club) {
          const { id } = await club.addPlan(mixed);
          for (const asked of ['', '?verdict=refused', '?reading=1', '?fix=4', '?notice=plan-changed'])
            yield `${id}${asked}`;
        },
      ],
      [
        'the rows with a warning, one of them to correct, and a duplicate to correct',
        async function* (club) {
          const { id } = await club.addPlan(warned);
          for (const asked of ['?verdict=warned', '?fix=2', '?fix=3']) yield `${id}${asked}`;
        },
      ],
      [
        'a question about a file, and a file that cannot be read',
        async function* (club) {
          for (const content of [asked, unreadable]) yield (await club.addPlan(content)).id;
        },
      ],
      [
        'a file being read, an import under way, and a plan that was given up',
        async function* (club) {
          const id = await club.addImport('planned');
          for (const data of [
            { state: 'planning', reached: 100 },
            { state: 'committing', reached: 4 },
            { state: 'discarded', forgottenAt: new Date() },
          ] as const) {
            await club.setImport(id, data);
            yield id;
          }
        },
      ],
      [
        'the question before an undo, and an import that was stopped, is undone, was undone, and whose file is gone',
        async function* (club) {
          const id = await club.addImport('committed');
          yield `${id}?undo=1`;
          for (const data of [
            { state: 'cancelled' },
            { state: 'undoing' },
            { state: 'undone' },
            { state: 'committed', forgottenAt: new Date() },
          ] as const) {
            await club.setImport(id, data);
            yield id;
          }
        },
      ],
    ];
    for (const [what, open] of states) {
      test(`finds no violation on an import: ${what}`, async ({ page, club }) => {
        await club.addClient({ lastName: 'Petit', email: 'paul@exemple.example', phone: '06 41 98 00 00' });
        await signIn(page, club.owner);
        for await (const address of open(club)) {
          await page.goto(`/${club.slug}/imports/${address}`);
          await expectNoAxeViolations(page);
        }
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
