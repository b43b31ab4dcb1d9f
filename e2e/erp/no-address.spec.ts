import { appOf, ownAddress } from '#e2e/support/app.ts';
import { expect, expectNoAxeViolations, field, languages, signIn, test } from '#e2e/support/test.ts';
import { erpPerson, message, send, testErp } from '#lib/testing/erp.ts';

for (const { locale, words } of languages) {
  const { access, clients } = words;
  const { reasons, remedies } = access;

  test.describe(locale, () => {
    test.use({ locale });

    test('opens access again when staff enters the e-mail of the app, after the ERP took the address away', async ({
      page,
      club,
    }) => {
      const email = ownAddress('abel');
      const erp = await testErp(club.owner);
      const abel = erpPerson('C-1', { lastName: 'Corbin', firstName: 'Abel', email });
      const { clientId } = await send(erp, message('created', 1, abel));
      const phone = await (await appOf(club))({ email });
      await phone.prove();
      expect(await phone.reason()).toBe('open');
      await send(erp, message('updated', 2, { ...abel, email: '' }));
      expect(await phone.reason()).toBe('email-unproved');

      await signIn(page, club.reception);
      await page.goto(`/${club.slug}/clients/${clientId}`);
      await expect(page.getByText(reasons['no-address'].title)).toBeVisible();
      await expectNoAxeViolations(page);
      await page.getByRole('link', { name: remedies.setAddress }).click();
      await expect(field(page, clients.fields.email)).toHaveValue(email);
      await expectNoAxeViolations(page);
      await page.getByRole('button', { name: clients.save }).click();
      await expect(page.getByText(reasons.open.title)).toBeVisible();
      expect(await phone.reason()).toBe('open');
    });
  });
}
