import { appOf, ownAddress } from '#e2e/support/app.ts';
import {
  alertOf,
  clientsPath,
  expect,
  expectNoAxeViolations,
  field,
  formPost,
  importFile,
  importRows,
  languages,
  scriptsOnly,
  signIn,
  test,
} from '#e2e/support/test.ts';
import { prisma } from '#lib/database/connection.ts';
import { maskEmail } from '#lib/identity/mask-email.ts';

for (const { locale, words } of languages) {
  const { clients, imports, access, problems, matches } = words;
  const { fields, likely, existing } = clients;

  test.describe(locale, () => {
    test.use({ locale });

    test.beforeEach(async ({ page, club }) => {
      await signIn(page, club.owner);
    });

    test('asks about an address that looks mistyped, and takes the suggestion with one press', async ({
      page,
      club,
    }) => {
      await page.goto(`${clientsPath(club)}/new`);
      await field(page, fields.lastName).fill('Dupré');
      await field(page, fields.firstName).fill('Hélène');
      await field(page, fields.gender).selectOption('female');
      await field(page, fields.email).fill('H.Dupre@gmial.com');
      await page.getByRole('button', { name: clients.save }).click();
      await expect(alertOf(page)).toContainText(likely.title('H.Dupre@gmail.com'));
      await expect(alertOf(page)).toBeFocused();
      await expect(field(page, fields.lastName)).toHaveValue('Dupré');
      await expect(field(page, fields.gender)).toHaveValue('female');
      await expect(field(page, fields.email)).toHaveValue('H.Dupre@gmial.com');
      expect(await club.clientNames()).toEqual([]);
      await expectNoAxeViolations(page);
      await page.getByRole('button', { name: likely.use }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Hélène Dupré' })).toBeVisible();
      await expect(page.getByText('H.Dupre@gmail.com').first()).toBeVisible();
    });

    test('shows clients who may be the same person first, and adds the new one all the same', async ({
      page,
      club,
    }) => {
      await club.addClient({
        lastName: 'Dupré',
        firstName: 'Hélène',
        email: 'helene@exemple.example',
        phone: '06 39 98 12 34',
      });
      await page.goto(`${clientsPath(club)}/new`);
      await field(page, fields.lastName).fill('HELENE');
      await field(page, fields.firstName).fill('Dupre');
      await field(page, fields.phone).fill('0639981234');
      await field(page, fields.email).fill('dupre@exemple.example');
      await page.getByRole('button', { name: clients.save }).click();
      await expect(alertOf(page)).toContainText(existing.title);
      await expect(alertOf(page)).toContainText(matches.reasons['swapped-name']);
      await expect(alertOf(page)).toContainText(matches.reasons['same-phone']);
      await expectNoAxeViolations(page);
      const [record] = await Promise.all([
        page.context().waitForEvent('page'),
        alertOf(page).getByRole('link', { name: 'Hélène Dupré' }).click(),
      ]);
      await expect(record.getByRole('heading', { level: 1, name: 'Hélène Dupré' })).toBeVisible();
      await record.close();
      await expect(field(page, fields.lastName)).toHaveValue('HELENE');
      await page.getByRole('button', { name: existing.keep }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Dupre HELENE' })).toBeVisible();
      expect(await club.clientNames()).toHaveLength(2);
    });

    test('names the addresses to check in a plan, and takes the suggestion with one press', async ({ page, club }) => {
      const content = [
        'Nom;Prénom;E-mail',
        'Petit;Paul;paul@gmial.com',
        'Roux;Rose;rose@exemple.example',
        'Roux;Luc;rose@exemple.example',
        'Blanc;Zoé;zoe@gmailcom',
      ].join('\r\n');
      await importFile(page, club, words, { name: 'novembre.csv', content });
      const rows = importRows(page, words).getByRole('row');
      const row = rows.filter({ hasText: 'Petit' });
      await expect(row).toContainText(imports.rowProblems.mistyped('gmail.com'));
      await expect(rows.filter({ hasText: 'Luc' })).toContainText(imports.rowProblems.shared('Rose Roux', '3'));
      await page.getByRole('link', { name: `${imports.chips.mistyped} 1` }).click();
      await expect(rows.filter({ hasText: 'Roux' })).toHaveCount(0);
      await expectNoAxeViolations(page);
      await row.getByRole('link', { name: imports.correct.button }).click();
      const dialog = page.getByRole('dialog');
      await expect(dialog).toContainText(imports.mistyped.title('paul@gmail.com'));
      await expectNoAxeViolations(page);
      await dialog.getByRole('button', { name: imports.mistyped.use }).click();
      await expect(page.getByRole('status')).toContainText(imports.corrected.create);
      await expect(page.getByRole('link', { name: imports.chips.mistyped })).toHaveCount(0);

      await page.getByRole('link', { name: imports.understood.change }).click();
      await expect(page.getByText(imports.reading.forgets(1, '1'))).toBeVisible();
      await expectNoAxeViolations(page);
      await page.getByRole('link', { name: imports.reading.cancel }).click();

      await page
        .getByRole('row')
        .filter({ hasText: 'Blanc' })
        .getByRole('link', { name: imports.correct.button })
        .click();
      await expect(dialog).toContainText(problems['email-bad-domain']);
      await dialog.getByRole('button', { name: imports.mistyped.use }).click();
      await page.getByRole('button', { name: imports.commit.submit(3, '3') }).click();
      await expect(page.getByRole('status')).toContainText(imports.outcome.created(3, '3'));
      const found = await prisma().client.findMany({ where: { structureId: club.id }, orderBy: { emailKey: 'asc' } });
      expect(found.map(({ emailKey }) => emailKey)).toEqual([
        'paul@gmail.com',
        'rose@exemple.example',
        'zoe@gmail.com',
      ]);
    });

    test('tells the client in the message what to do, without the address', async ({
      page,
      club,
      context,
      javaScriptEnabled,
    }) => {
      const email = ownAddress('helene');
      const id = await club.addClient({ lastName: 'Dupré', firstName: 'Hélène', email, language: 'en' });
      await page.goto(`${clientsPath(club)}/${id}`);
      const message = page.getByLabel(access.message.label);
      const told = languages[1].words.access.messages.register('Club d’essai', 'Hélène', maskEmail(email));
      await expect(message).toHaveValue(told);
      expect(told).not.toContain(email);
      await expect(message).toHaveAttribute('lang', 'en');
      await expectNoAxeViolations(page);
      const copy = page.getByRole('button', { name: access.message.copy });
      if (javaScriptEnabled) {
        await context.grantPermissions(['clipboard-read', 'clipboard-write']);
        await copy.click();
        await expect(page.getByText(access.message.copied)).toBeVisible();
        expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(told);
      } else {
        await expect(copy).toHaveCount(0);
      }
      const phone = await (await appOf(club))({ email });
      await page.goto(`/${club.slug}/access?${new URLSearchParams({ email })}`);
      await expect(message).toHaveValue(
        languages[1].words.access.messages.confirm('Club d’essai', 'Hélène', maskEmail(email)),
      );
      await expectNoAxeViolations(page);
      await phone.prove();
      await page.reload();
      await expect(page.getByText(access.reasons.open.title)).toBeVisible();
      await expect(message).toHaveCount(0);
    });
  });
}

test.describe('asked once', () => {
  const { clients } = languages[0].words;
  const { fields, likely, existing } = clients;
  test.use({ locale: 'fr-FR' });

  test.beforeEach(async ({ page, club }) => {
    await signIn(page, club.owner);
  });

  test(
    'saves what is confirmed, and asks both questions one after the other, each once',
    scriptsOnly,
    async ({ page, club }) => {
      await club.addClient({ lastName: 'Petit', firstName: 'Paul', email: 'paul@exemple.example' });
      await page.goto(`${clientsPath(club)}/new`);
      await field(page, fields.lastName).fill('Petit');
      await field(page, fields.firstName).fill('Paul');
      await field(page, fields.email).fill('paul@gmial.com');
      await field(page, fields.email).press('Enter');
      await expect(alertOf(page)).toContainText(likely.title('paul@gmail.com'));
      await page.getByRole('button', { name: likely.keep }).click();
      await expect(alertOf(page)).toContainText(existing.title);
      // Enter in a field means what Save means: as typed.
      await field(page, fields.lastName).press('Enter');
      await expect(page.getByRole('heading', { level: 1, name: 'Paul Petit' })).toBeVisible();
      await expect(page.getByText('paul@gmial.com').first()).toBeVisible();
    },
  );

  test(
    'asks again about another doubtful address, and only offers the suggestion for an unreadable one',
    scriptsOnly,
    async ({ page, club }) => {
      await page.goto(`${clientsPath(club)}/new`);
      await field(page, fields.email).fill('paul@gmailcom');
      await page.getByRole('button', { name: clients.save }).click();
      await expect(page.getByRole('button', { name: likely.keep })).toHaveCount(0);
      await page.getByRole('button', { name: likely.use }).click();
      await expect(field(page, fields.email)).toHaveValue('paul@gmail.com');
      await field(page, fields.lastName).fill('Petit');
      for (const typed of ['paul@hotmial.fr', 'paul@gmial.com']) {
        await field(page, fields.email).fill(typed);
        await page.getByRole('button', { name: clients.save }).click();
        await expect(alertOf(page)).toContainText(typed);
      }
      await page.getByRole('button', { name: clients.save }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Petit' })).toBeVisible();
    },
  );

  test('asks about a new address only when a client is edited', scriptsOnly, async ({ page, club }) => {
    const id = await club.addClient({ lastName: 'Petit', firstName: 'Paul', email: 'paul@gmial.com' });
    await page.goto(`${clientsPath(club)}/${id}/edit`);
    await field(page, fields.memberNumber).fill('B-2');
    await page.getByRole('button', { name: clients.save }).click();
    await expect(page.getByRole('status')).toContainText(clients.noticeEdited);
    await page.goto(`${clientsPath(club)}/${id}/edit`);
    await field(page, fields.email).fill('paul@hotmial.fr');
    await page.getByRole('button', { name: clients.save }).click();
    await page.getByRole('button', { name: likely.use }).click();
    await expect(page.getByRole('status')).toContainText(clients.noticeEdited);
    await expect(page.getByText('paul@hotmail.fr').first()).toBeVisible();
  });

  test(
    'links to the client who has a shared family address, and says that each person needs one',
    scriptsOnly,
    async ({ page, club }) => {
      await club.addClient({ lastName: 'Petit', firstName: 'Paul', email: 'famille@exemple.example' });
      await page.goto(`${clientsPath(club)}/new`);
      await field(page, fields.lastName).fill('Petit');
      await field(page, fields.firstName).fill('Rose');
      await field(page, fields.email).fill('famille@exemple.example');
      await page.getByRole('button', { name: clients.save }).click();
      await expect(alertOf(page)).toContainText(clients.emailShared);
      await alertOf(page)
        .getByRole('link', { name: clients.openTaken('Paul Petit') })
        .click();
      await expect(page.getByRole('heading', { level: 1, name: 'Paul Petit' })).toBeVisible();
    },
  );

  test(
    'shows hostile names and addresses as text, in questions too',
    scriptsOnly,
    async ({ page, club, javaScriptEnabled }) => {
      const name = '<img src=x onerror=alert(1)>\u0627\u0644';
      await club.addClient({
        lastName: name,
        firstName: '"><script>alert(1)</script>',
        email: `${'a'.repeat(60)}@exemple.example`,
      });
      await page.goto(`${clientsPath(club)}/new`);
      await field(page, fields.lastName).fill(name);
      await field(page, fields.firstName).fill('"><script>alert(1)</script>');
      await field(page, fields.email).fill(`${'a'.repeat(60)}@gmial.com`);
      await page.getByRole('button', { name: clients.save }).click();
      await expect(alertOf(page)).toContainText(`${'a'.repeat(60)}@gmail.com`);
      await expectNoAxeViolations(page);
      await page.getByRole('button', { name: likely.keep }).click();
      await expect(alertOf(page)).toContainText(name);
      await page.setViewportSize({ width: 320, height: 800 });
      if (javaScriptEnabled)
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      const hostile = ['set:email', 'set:__proto__', 'set:structure', 'set:', 'emailAsked', 'existingAsked'];
      for (const field of hostile) {
        for (const value of ['x'.repeat(300_000), `a@${'b.'.repeat(120)}gmial.com`, '\u202e\0', ['a@gmial.com', 'b']]) {
          const sent = { lastName: 'Petit', email: 'paul@gmial.com', [field]: value };
          expect((await formPost(page, `${clientsPath(club)}/new`, sent)).status()).toBeLessThan(500);
        }
      }
    },
  );
});
