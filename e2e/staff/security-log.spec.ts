import { expect, expectNoAxeViolations, field, languages, signIn, test } from '#e2e/support/test.ts';

for (const { locale, words } of languages) {
  const { security, staff } = words;

  test.describe(locale, () => {
    test.use({ locale });

    test('shows failures, sign-ins and refusals of a team to its owners only', async ({ page, club }) => {
      const typePassword = async (password: string) => {
        await page.goto('/sign-in');
        await field(page, staff.email).fill(club.owner.email);
        await field(page, staff.password).fill(password);
        await page.getByRole('button', { name: staff.signIn }).click();
      };
      await signIn(page, club.manager);
      const refused = await page.request.get(`/${club.slug}/security`);
      expect(refused.status()).toBe(404);
      await page.context().clearCookies();
      await typePassword('pas le bon mot');
      await expect(page.getByText(staff.errors.wrong)).toBeVisible();
      await typePassword(club.owner.password);
      await expect(page).toHaveURL(`/${club.slug}/clients`);

      await page.goto(`/${club.slug}/team`);
      await page.getByRole('link', { name: security.link }).click();
      await expect(page.getByRole('heading', { level: 1, name: security.title })).toBeVisible();
      await expectNoAxeViolations(page);
      const row = (event: string, name: string) =>
        page.getByRole('row').filter({ hasText: event }).filter({ hasText: name });
      await expect(row(security.events['sign-in-failed'].password, club.owner.name)).toHaveCount(1);
      await expect(row(security.events['signed-in'].password, club.owner.name)).toContainText('Chrome');
      await expect(row(security.events.refused(`/${club.slug}/security`), club.manager.name)).toHaveCount(1);
      expect(await page.content()).not.toContain('pas le bon mot');
    });
  });
}
