import { appOf, ownAddress } from '#e2e/support/app.ts';
import type { Club } from '#e2e/support/club.ts';
import {
  clientsPath,
  expect,
  expectNoAxeViolations,
  field,
  languages,
  scriptsOnly,
  signIn,
  test,
} from '#e2e/support/test.ts';

/** Registers a person whom the club knows under another address. */
async function mismatched(club: Club) {
  const register = await appOf(club);
  const known = ownAddress('helene.dupre');
  const used = known.replace('exemple.example', 'exernple.example');
  const id = await club.addClient({ lastName: 'Dupré', firstName: 'Hélène', email: known });
  const phone = await register({ email: used, firstName: 'Helene', lastName: 'Dupre', model: 'iPhone 15 Pro' });
  return { id, known, used, phone };
}

for (const { locale, words } of languages) {
  const { matches, shell, claims } = words;
  const pair = ['Helene Dupre', 'Hélène Dupré'] as const;

  test.describe(locale, () => {
    test.use({ locale });

    test('explains an empty list of matches', async ({ page, club }) => {
      await signIn(page, club.reception);
      await page.goto(`/${club.slug}/matches`);
      await expect(page.getByRole('heading', { name: matches.empty.title })).toBeVisible();
      await expectNoAxeViolations(page);
    });

    test('links a registration with another address in one click, and takes it back', async ({ page, club }) => {
      const { phone, used, known } = await mismatched(club);
      expect(await phone.reason()).toBe('email-unproved');
      await signIn(page, club.reception);
      await page.goto(clientsPath(club));
      await page.getByRole('link', { name: `${shell.matches} 1` }).click();
      const card = page.getByRole('article', { name: pair[0] });
      await expect(card).toContainText('iPhone 15 Pro');
      await expect(card).toContainText(matches.likelihood['very-likely']);
      await expect(card).toContainText(matches.reasons['look-alike-domain']);
      await expect(card).toContainText(used);
      await expect(card).toContainText(known);
      await expect(card.locator('mark')).toHaveText(['rn', 'm']);
      await expectNoAxeViolations(page);

      await card.getByRole('button', { name: matches.samePersonAs(...pair) }).click();
      await expect(page.getByRole('status')).toContainText(matches.notices.linked(pair[1]));
      await expect(page.getByRole('heading', { name: matches.empty.title })).toBeVisible();
      await expect(page.getByRole('link', { name: `${shell.matches} 1` })).toBeHidden();
      await expectNoAxeViolations(page);
      expect(await phone.reason()).toBe('open');

      await page.getByRole('link', { name: matches.undo }).click();
      await page
        .getByRole('dialog', { name: claims.removeTitle(used) })
        .getByRole('button', { name: claims.remove })
        .click();
      await expect(page.getByRole('status')).toContainText(claims.notices['alias-removed']);
      expect(await phone.reason()).not.toBe('open');
      await page.goto(`/${club.slug}/matches`);
      await expect(page.getByRole('article', { name: pair[0] })).toBeVisible();
    });

    test('remembers a refused pair, and can take it back', async ({ page, club }) => {
      await mismatched(club);
      await signIn(page, club.reception);
      await page.goto(`/${club.slug}/matches`);
      await page.getByRole('button', { name: matches.noNamed(...pair) }).click();
      await expect(page.getByRole('status')).toContainText(matches.notices.refused(pair[1]));
      await expect(page.getByRole('article', { name: pair[0] })).toContainText(matches.nobody);
      await expectNoAxeViolations(page);
      await page.getByRole('button', { name: matches.undo }).click();
      await expect(page.getByRole('status')).toContainText(matches.notices['proposed-again']);
      await expect(page.getByRole('button', { name: matches.samePersonAs(...pair) })).toBeVisible();
    });

    test('tells the second of two colleagues at once, beside what it wanted', async ({ page, club, browser }) => {
      const { id } = await mismatched(club);
      const register = await appOf(club);
      await register({ email: ownAddress('autre'), firstName: 'Hélène', lastName: 'Dupré' });
      await signIn(page, club.reception);
      await page.goto(`/${club.slug}/matches`);
      const colleague = await (await browser.newContext({ locale, baseURL: new URL(page.url()).origin })).newPage();
      // The colleague's page stays as it is while the first one decides.
      await colleague.route('**/live?*', (route) => route.abort());
      await signIn(colleague, club.manager);
      await colleague.goto(`/${club.slug}/matches`);
      const second = colleague.getByRole('button', { name: matches.samePersonAs(pair[1], pair[1]) });
      await expect(second).toBeVisible();
      await page.getByRole('button', { name: matches.samePersonAs(...pair) }).click();
      await expect(page.getByRole('status')).toContainText(matches.notices.linked(pair[1]));
      await second.click();
      await expect(colleague.getByText(matches.problems['client-taken'])).toBeVisible();
      await expectNoAxeViolations(colleague);
      await colleague.context().close();
      await page.goto(`/${club.slug}/clients/${id}`);
      await expect(page.getByText('iPhone 15 Pro').first()).toBeVisible();
    });

    test('finds a person who is none of the likely ones by search', async ({ page, club }) => {
      const register = await appOf(club);
      await club.addClient({ lastName: 'Nguyen', firstName: 'Minh', email: ownAddress('famille') });
      const phone = await register({ email: ownAddress('tennis'), firstName: 'Mimi', lastName: 'N.' });
      await signIn(page, club.reception);
      await page.goto(`/${club.slug}/matches`);
      await page.getByRole('link', { name: matches.otherNamed('Mimi N.') }).click();
      const dialog = page.getByRole('dialog', { name: matches.dialog.title('Mimi N.') });
      await expect(dialog).toBeVisible();
      await field(page, matches.dialog.label).fill('personne de ce nom');
      await dialog.getByRole('button', { name: matches.dialog.search }).click();
      await expect(dialog.getByText(matches.dialog.none)).toBeVisible();
      await field(page, matches.dialog.label).fill('nguyen');
      await dialog.getByRole('button', { name: matches.dialog.search }).click();
      await expect(dialog.getByRole('listitem')).toHaveCount(1);
      await expectNoAxeViolations(page);
      await dialog.getByRole('button', { name: matches.samePersonAs('Mimi N.', 'Minh Nguyen') }).click();
      await expect(page.getByRole('status')).toContainText(matches.notices.linked('Minh Nguyen'));
      expect(await phone.reason()).toBe('open');
    });

    test('proposes the same pair on the client’s page and in the verdict', async ({ page, club }) => {
      const { id, used, phone } = await mismatched(club);
      await signIn(page, club.reception);
      await page.goto(`/${club.slug}/clients/${id}`);
      await expect(page.getByRole('heading', { name: matches.maybe })).toBeVisible();
      await expect(page.getByRole('button', { name: matches.samePersonAs(...pair) })).toBeVisible();
      await expectNoAxeViolations(page);
      await page.goto(`/${club.slug}/access?${new URLSearchParams({ email: used })}`);
      await expect(page.getByRole('heading', { name: matches.likelyRecords })).toBeVisible();
      await expectNoAxeViolations(page);
      await page.getByRole('button', { name: matches.samePersonAs(...pair) }).click();
      await expect(page.getByRole('status')).toContainText(matches.notices.linked(pair[1]));
      expect(await phone.reason()).toBe('open');
    });
  });
}

test('shows no accounts or clients of another structure', scriptsOnly, async ({ page, club, otherClub }) => {
  const { used } = await mismatched(otherClub);
  await club.addClient({ lastName: 'Dupré', firstName: 'Hélène', email: ownAddress('ici') });
  await signIn(page, club.owner);
  for (const path of [
    'matches',
    `matches?choose=${crypto.randomUUID()}`,
    `access?email=${encodeURIComponent(used)}`,
    'clients',
  ]) {
    await page.goto(`/${club.slug}/${path}`);
    await expect(page.getByRole('button', { name: /Helene Dupre/ })).toHaveCount(0);
    await expect(page.getByText('iPhone 15 Pro')).toHaveCount(0);
  }
});
