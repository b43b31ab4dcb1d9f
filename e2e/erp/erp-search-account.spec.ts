import { appOf } from '#e2e/support/app.ts';
import { expect, expectNoAxeViolations, languages, signIn, test } from '#e2e/support/test.ts';
import { startFakeResamania } from '#lib/demo/fake-resamania.ts';
import { newId } from '#lib/identity/new-id.ts';
import { contact, thinErp } from '#lib/testing/thin-erp.ts';

for (const { locale, words } of languages) {
  const { matches, access } = words;

  test.describe(locale, () => {
    test.use({ locale });

    test('searches the ERP for an account whose address no client has', async ({ page, club }) => {
      const known = `perdu-${newId()}@exemple.example`;
      const fake = await startFakeResamania({ contacts: { 4: contact('4', { familyName: 'Perdu', email: known }) } });
      try {
        const register = await appOf(club);
        await register({ email: known, firstName: 'Paul', lastName: 'Perdu' });
        await register({ email: `absent-${newId()}@exemple.example`, firstName: 'Anne', lastName: 'Absente' });
        await signIn(page, club.reception);
        await page.goto(`/${club.slug}/matches`);
        await expect(page.getByRole('article', { name: 'Anne Absente' })).toBeVisible();
        await expect(page.getByRole('button', { name: matches.searchErpNamed('Anne Absente') })).toHaveCount(0);

        await thinErp(club.owner, fake);
        await page.reload();
        await expectNoAxeViolations(page);
        const search = (name: string) => page.getByRole('button', { name: matches.searchErpNamed(name) });
        fake.faults = ({ page: asked }) => (asked ? 'server-error' : null);
        await search('Anne Absente').click();
        await expect(page.getByText(access.searched['erp-search-failed'])).toBeVisible();
        fake.faults = ({ page: asked }) => (asked ? 'unfiltered' : null);
        await search('Anne Absente').click();
        await expect(page.getByText(access.searched['erp-person-other'])).toBeVisible();
        fake.faults = () => null;
        await search('Anne Absente').click();
        await expect(page.getByText(access.searched['erp-person-none'])).toBeVisible();
        await expectNoAxeViolations(page);

        await search('Paul Perdu').click();
        await expect(page.getByText(matches.notices['erp-linked']('Zoé Perdu'))).toBeVisible();
        await expect(page.getByRole('article', { name: 'Paul Perdu' })).toHaveCount(0);
        await expect(page.getByRole('article', { name: 'Anne Absente' })).toBeVisible();
        await expectNoAxeViolations(page);
        await page.getByRole('link', { name: matches.open }).click();
        await expect(page.getByRole('heading', { level: 1, name: /Perdu/ })).toBeVisible();
      } finally {
        await fake.close();
      }
    });
  });
}
