import { createHash } from 'node:crypto';
import type { Page } from '@playwright/test';
import { appOf, ownAddress } from '#e2e/support/app.ts';
import {
  clientsPath,
  expect,
  expectNoAxeViolations,
  formPost,
  languages,
  openForm,
  ownOrigin,
  scriptsOnly,
  signIn,
  test,
} from '#e2e/support/test.ts';
import { groupedCode } from '#lib/claims/claim-code.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';

/** Reads the code that the page shows. */
async function shownCode(page: Page): Promise<string> {
  return (await page.getByText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/).textContent()) ?? '';
}

for (const { locale, words } of languages) {
  const { claims, registrations } = words;

  test.describe(locale, () => {
    test.use({ locale });

    test('generates a code, prints it, and accepts it once with any address', async ({ page, club }) => {
      const register = await appOf(club);
      const theirs = languages.find((language) => language.locale !== locale) ?? languages[0];
      const language = theirs.locale.slice(0, 2);
      const id = await club.addClient({
        lastName: 'Dupré',
        firstName: 'Hélène',
        email: ownAddress('bureau'),
        language,
      });
      const home = `${clientsPath(club)}/${id}`;
      await signIn(page, club.reception);
      await page.goto(home);
      await expectNoAxeViolations(page);
      await page.getByRole('button', { name: claims.generate }).click();
      await expect(page).toHaveURL(new RegExp(`${home}/code$`));
      await expect(page.getByRole('status')).toContainText(claims.slip.once);
      const slip = page.getByRole('article');
      await expect(slip).toHaveAttribute('lang', language);
      await expect(slip).toContainText(theirs.words.claims.slip.for('Hélène Dupré'));
      await expect(slip.getByRole('img', { name: theirs.words.claims.slip.qr })).toBeVisible();
      await expect(page.getByRole('button', { name: claims.slip.print })).toHaveCount(
        test.info().project.name === 'chromium' ? 1 : 0,
      );
      await expectNoAxeViolations(page);
      const code = await shownCode(page);

      await page.emulateMedia({ media: 'print' });
      await expect(page.getByText(code)).toBeVisible();
      await expect(slip.getByText(theirs.words.claims.slip.title, { exact: true })).toBeVisible();
      await expect(page.getByRole('heading', { name: claims.slip.title })).toBeHidden();
      for (const unprinted of [page.getByRole('navigation').first(), page.getByRole('status')])
        await expect(unprinted).toBeHidden();
      // Half of an A4 page is 561 pixels high at 96 dots an inch.
      expect((await slip.boundingBox())?.height).toBeLessThan(561);
      await page.emulateMedia({ media: 'screen' });

      const email = ownAddress('maison');
      const phone = await register({ email, firstName: 'Helene', lastName: 'Dupre', claimCode: code.toLowerCase() });
      expect(await phone.reason()).toBe('open');
      await expect(register({ email: ownAddress('autre'), claimCode: code })).rejects.toThrow(
        /422.*unknown-claim-code/,
      );

      await page.goto(`${home}/code`);
      await expect(page.getByRole('heading', { name: claims.slip.title })).toBeVisible();
      await expect(page.getByText(claims.slip.gone, { exact: true })).toBeVisible();
      expect(await page.content()).not.toContain(code);
      await expectNoAxeViolations(page);
      await page.goto(home);
      await expect(page.getByText(registrations.states.registered).first()).toBeVisible();
      await expect(page.getByText(claims.aliases)).toBeVisible();
      await expect(page.getByRole('button', { name: claims.generate })).toHaveCount(0);
      await expectNoAxeViolations(page);
    });

    test('revokes a code, and replaces it by a newer one', async ({ page, club }) => {
      const register = await appOf(club);
      const id = await club.addClient({ lastName: 'Petit', firstName: 'Paul', email: ownAddress('paul') });
      const home = `${clientsPath(club)}/${id}`;
      await signIn(page, club.reception);
      await page.goto(home);
      await page.getByRole('button', { name: claims.generate }).click();
      await expect(page).toHaveURL(new RegExp(`${home}/code$`));
      const first = await shownCode(page);
      await page.getByRole('link', { name: claims.slip.back }).click();
      await page.getByRole('button', { name: claims.again }).click();
      await expect(page).toHaveURL(new RegExp(`${home}/code$`));
      await expect(page.getByText(first)).toHaveCount(0);
      const second = await shownCode(page);
      await expect(register({ email: ownAddress('a'), claimCode: first })).rejects.toThrow(/unknown-claim-code/);
      await page.getByRole('link', { name: claims.slip.back }).click();
      await expectNoAxeViolations(page);
      await page.getByRole('button', { name: claims.revoke }).click();
      await expect(page.getByRole('status')).toContainText(claims.notices['code-revoked']);
      await expect(page.getByRole('button', { name: claims.revoke })).toHaveCount(0);
      await expect(register({ email: ownAddress('b'), claimCode: second })).rejects.toThrow(/unknown-claim-code/);
      await expectNoAxeViolations(page);
    });

    test('shows a code used with a known address as waiting for its proof, then removes the alias', async ({
      page,
      club,
    }) => {
      const register = await appOf(club);
      const id = await club.addClient({ lastName: 'Garnier', firstName: 'Inès', email: ownAddress('ines') });
      const home = `${clientsPath(club)}/${id}`;
      await signIn(page, club.reception);
      await page.goto(home);
      await page.getByRole('button', { name: claims.generate }).click();
      await expect(page).toHaveURL(new RegExp(`${home}/code$`));
      const code = await shownCode(page);
      const email = ownAddress('perso');
      await register({ email });
      const phone = await register({ email, claimCode: code });
      await page.goto(home);
      await expect(page.getByText(claims.waiting(email))).toBeVisible();
      await expectNoAxeViolations(page);
      await phone.prove();
      expect(await phone.reason()).toBe('open');

      await page.goto(home);
      await page.getByRole('link', { name: claims.removeNamed(email) }).click();
      const dialog = page.getByRole('dialog', { name: claims.removeTitle(email) });
      await expect(dialog).toBeVisible();
      await expectNoAxeViolations(page);
      await dialog.getByRole('link', { name: claims.cancel }).click();
      await expect(dialog).toBeHidden();
      await page.getByRole('link', { name: claims.removeNamed(email) }).click();
      const asColleague = await openForm(page, `${home}?alias=${email}`);
      await dialog.getByRole('button', { name: claims.remove }).click();
      await expect(page.getByRole('status')).toContainText(claims.notices['alias-removed']);
      await page.goto((await asColleague({ email })).headers().location ?? '');
      await expect(page.getByRole('status')).toHaveText([claims.notices['no-alias']]);
      await expect(page.getByText(claims.aliases)).toHaveCount(0);
      expect(await phone.reason()).toBe('pending-validation');
      await expect(page.getByRole('button', { name: claims.generate })).toBeVisible();
    });
  });
}

test(
  'shows a code nowhere else: not to another club, not with a forged cookie',
  scriptsOnly,
  async ({ page, club, otherClub }) => {
    const { claims } = dictionaryOf('en');
    const ours = await club.addClient({ lastName: 'Petit', firstName: 'Paul' });
    const theirs = await otherClub.addClient({ lastName: 'Dupré', firstName: 'Hélène' });
    await signIn(page, club.owner);
    await formPost(page, `${clientsPath(club)}/${ours}`, { id: theirs });
    await formPost(page, `${clientsPath(club)}/${ours}`, { id: theirs, structure: otherClub.slug });
    for (const value of ['x', `${ours}.ABCDEFGH`, `${crypto.randomUUID()}.ABCDEFGH`, '%00', '.'.repeat(3_000)]) {
      await page
        .context()
        .addCookies([{ name: claimCookieName(`${clientsPath(club)}/${ours}/code`), value, url: ownOrigin() }]);
      await page.goto(`${clientsPath(club)}/${ours}/code`);
      await expect(page.getByText(claims.slip.gone, { exact: true })).toBeVisible();
      expect(await page.content()).not.toContain(groupedCode('ABCDEFGH'));
    }
  },
);

/** The name of the cookie that hands a new code to the page at this path. */
function claimCookieName(path: string): string {
  return `new-claim-code-${createHash('sha256').update(path).digest('hex').slice(0, 12)}`;
}
