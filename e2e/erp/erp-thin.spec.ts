import { clientsPath, expect, expectNoAxeViolations, languages, signIn, test } from '#e2e/support/test.ts';
import { startFakeResamania } from '#lib/demo/fake-resamania.ts';
import { contact } from '#lib/testing/thin-erp.ts';

for (const { locale, words } of languages) {
  const { access, erp, erpApi } = words;

  test.describe(locale, () => {
    test.use({ locale });

    test('connects Resamania, tests its API, and sees an event become a person', async ({ page, club }) => {
      const fake = await startFakeResamania({ contacts: { 2: contact('2', { familyName: 'Marchand' }) } });
      try {
        await signIn(page, club.owner);
        await page.goto(`/${club.slug}/erp`);
        await page.getByRole('radio', { name: erp.profiles.resamania }).check();
        await page.getByRole('button', { name: erp.connect }).click();
        await expect(page.getByText(erpApi.missing)).toBeVisible();
        const address = await page.getByLabel(erp.address).first().inputValue();
        if (locale === 'fr-FR') await expectNoAxeViolations(page);

        const label = (name: string) => page.getByLabel(erpApi.fields[name] ?? name);
        const fill = async (baseUrl: string) => {
          for (const [name, value] of Object.entries({ ...fake.settings, baseUrl })) await label(name).fill(value);
          await page.getByRole('button', { name: erpApi.save }).click();
        };
        await fill('http://169.254.169.254');
        await expect(page.getByText(erpApi.errors['url-not-https']).first()).toBeVisible();
        await expect(label('clubId')).toHaveValue(String(fake.settings.clubId));
        await expect(label('clientSecret')).toHaveValue('');
        await fill(fake.url);
        await expect(page.getByText(erpApi.saved)).toBeVisible();
        fake.faults = ({ page: asked }) => (asked ? 'server-error' : null);
        await page.getByRole('button', { name: erpApi.test }).click();
        await expect(page.getByText(erpApi.problems['server-error']).first()).toBeVisible();
        fake.faults = () => null;
        await page.getByRole('button', { name: erpApi.test }).click();
        await expect(page.getByText(erpApi.works(1, '1'))).toBeVisible();
        if (locale === 'fr-FR') await expectNoAxeViolations(page);
        const html = await page.content();
        for (const name of ['clientId', 'clientSecret', 'apiKey']) expect(html).not.toContain(fake.settings[name]);

        const answer = await page.request.post(new URL(address).pathname, {
          data: fake.notice('2', 'contact.created'),
        });
        expect(await answer.json()).toMatchObject({ result: 'received' });
        await expect(async () => {
          await page.goto(clientsPath(club));
          await expect(page.getByRole('rowheader')).toHaveText([/Zoé Marchand/], { timeout: 1_000 });
        }).toPass();
        await page.goto(`/${club.slug}/erp/journal`);
        await expect(page.getByRole('rowheader')).toHaveText([/contact\.created|fetched/, /contact\.created|fetched/]);

        fake.contacts.set('3', contact('3', { familyName: 'Neuf' }));
        await page.goto(`/${club.slug}/erp`);
        await page.getByRole('button', { name: erpApi.pull }).click();
        await expect(page.getByText(erpApi.pullStarted)).toBeVisible();
        await expect(async () => {
          await page.goto(clientsPath(club));
          await expect(page.getByRole('rowheader')).toHaveCount(2, { timeout: 1_000 });
        }).toPass();

        // A person at the desk who is in the ERP, and whose notice was lost.
        fake.contacts.set('4', contact('4', { familyName: 'Perdu', email: 'perdu@exemple.example' }));
        for (const [email, said] of [
          ['inconnu@exemple.example', access.searched['erp-person-none']],
          ['perdu@exemple.example', access.searched['erp-person-taken']],
        ] as const) {
          await page.goto(`/${club.slug}/access?${new URLSearchParams({ email })}`);
          await page.getByRole('button', { name: access.remedies.searchErp }).click();
          await expect(page.getByText(said).first()).toBeVisible();
        }
        await expectNoAxeViolations(page);
        await expect(page.getByRole('link', { name: /Perdu/ }).first()).toBeVisible();
      } finally {
        await fake.close();
      }
    });
  });
}
