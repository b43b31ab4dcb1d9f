import { appOf, changeEmail, ownAddress } from '#e2e/support/app.ts';
import { receivedMail } from '#e2e/support/mail.ts';
import { clientsPath, expect, expectNoAxeViolations, languages, signIn, test } from '#e2e/support/test.ts';

for (const { locale, words } of languages) {
  const { activity, clients, objection } = words;

  test.describe(locale, () => {
    test.use({ locale });

    test('names the phones that lose access, before and after a client is deleted', async ({ page, club }) => {
      const email = ownAddress('lou');
      const id = await club.addClient({ lastName: 'Abadie', firstName: 'Lou', email });
      await (await appOf(club))({ email, model: 'iPhone 15 Pro' });
      await signIn(page, club.manager);
      await page.goto(`${clientsPath(club)}/${id}?delete=${id}`);
      const dialog = page.getByRole('dialog');
      await expect(dialog).toContainText(clients.deleteDevices.asked(1, 'iPhone 15 Pro'));
      await expectNoAxeViolations(page);
      await dialog.getByRole('button', { name: clients.delete }).click();
      await expect(page.getByRole('status')).toContainText(clients.deleteDevices.deleted(1, 'iPhone 15 Pro'));
      await expectNoAxeViolations(page);
      await page.goto(`${clientsPath(club)}/${id}/data`);
      await expect(page.getByText(clients.deleteDevices.erased(1, 'iPhone 15 Pro'))).toBeVisible();
      await expectNoAxeViolations(page);
    });

    test('lets the former mailbox object to a changed email, once and without signing in', async ({ page, club }) => {
      const [before, after] = [ownAddress('lou'), ownAddress('lou')];
      const id = await club.addClient({ lastName: 'Abadie', firstName: 'Lou', email: before });
      const phone = await (await appOf(club))({ email: before });
      await phone.prove();
      await changeEmail(club, id, after);
      const link = /\/objection\?\S+/.exec((await receivedMail(club)).text)?.[0] ?? '';
      await page.context().clearCookies();
      await page.goto(link);
      await expect(page.getByText(objection.body('Club d’essai'))).toBeVisible();
      await expectNoAxeViolations(page);
      await page.getByRole('button', { name: objection.button }).click();
      await expect(page.getByRole('status')).toContainText(objection.done('Club d’essai'));
      await expectNoAxeViolations(page);
      await page.goto(link);
      await expect(page.getByRole('button', { name: objection.button })).toHaveCount(0);
      await page.goto('/objection?of=x&token=y');
      await expect(page.getByText(objection.unknown)).toBeVisible();
      await expectNoAxeViolations(page);
      await signIn(page, club.reception);
      await page.goto(`${clientsPath(club)}/${id}`);
      await expect(page.getByText(activity.events['email-objected'](1))).toBeVisible();
    });
  });
}
