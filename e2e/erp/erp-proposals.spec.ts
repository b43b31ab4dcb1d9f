import { expect, expectNoAxeViolations, languages, signIn, test } from '#e2e/support/test.ts';
import { compareNewcomers } from '#lib/erp/proposals/compare-newcomers.ts';
import { erpPerson, message, send, testErp } from '#lib/testing/erp.ts';

for (const { locale, words } of languages) {
  const { erpProposals: texts } = words;

  test.describe(locale, () => {
    test.use({ locale });

    test('links a person of the ERP to the client of the club, and remembers that two are different people', async ({
      page,
      club,
    }) => {
      const people = [
        { lastName: 'Abergel', firstName: 'Salomé', birthDate: '12/03/1990' },
        { lastName: 'Kermarrec', firstName: 'Yann', birthDate: '02/07/1981' },
      ];
      for (const typed of people) await club.addClient(typed);
      const erp = await testErp(club.owner);
      const inErp = { birthDate: '1990-03-12', lastName: 'Abergel', firstName: 'Salomé' };
      await send(erp, message('created', 1, erpPerson('C-1', inErp)));
      const other = { birthDate: '1981-07-02', lastName: 'Kermarrec', firstName: 'Yann' };
      await send(erp, message('created', 1, erpPerson('C-2', other)));
      await compareNewcomers();
      await signIn(page, club.owner);

      await page.goto(`/${club.slug}/matches`);
      await expect(page.getByText(texts.waiting(2, '2'))).toBeVisible();
      await expectNoAxeViolations(page);
      const [salome, yann] = ['Salomé Abergel', 'Yann Kermarrec'];
      await page.getByRole('button', { name: texts.linkNamed(salome, salome) }).click();
      await expect(page.getByText(texts.notices['person-linked'])).toBeVisible();
      expect(await club.binned()).toEqual([salome]);

      await page.goto(`/${club.slug}/erp/people?kind=same`);
      await expect(page.getByRole('rowheader')).toHaveText([/Yann Kermarrec/]);
      await expectNoAxeViolations(page);
      await page.getByRole('button', { name: texts.refuseNamed(yann, yann) }).click();
      await expect(page.getByText(texts.notices['person-distinct'])).toBeVisible();
      await expect(page.getByText(texts.none)).toBeVisible();
      await compareNewcomers();
      await page.goto(`/${club.slug}/matches`);
      await expect(page.getByText(texts.waiting(1, '1'))).toHaveCount(0);
    });
  });
}
