import type { Page } from '@playwright/test';
import { expect, expectNoAxeViolations, languages, signIn, test } from '#e2e/support/test.ts';
import { zoneName } from '#lib/i18n/region-names.ts';
import { erpPerson, message, send, testErp } from '#lib/testing/erp.ts';
import { playMessage } from '#lib/testing/play-messages.ts';

const member = { event: 'on_update', doctype: 'Member', modified: '2026-11-26 08:00:00', licence: '12' };
const zoe = { ...member, name: 'M-1', full_name: 'Zoé Durand', email_id: 'zoe@exemple.example' };

for (const { locale, words } of languages) {
  const { erp: texts, erpExplained: explained } = words;
  const { reading } = texts;
  // Axe finds the same in every language, and takes most of the time.
  const look = (page: Page) => (locale === 'fr-FR' ? expectNoAxeViolations(page) : Promise.resolve());

  test.describe(locale, () => {
    test.use({ locale });

    test('sets the zone, the kinds and the meaning of a blank, with what the ERP sent', async ({ page, club }) => {
      const erp = await testErp(club.owner, 'frappe');
      await playMessage(erp, zoe);
      await playMessage(erp, { ...zoe, doctype: 'Supplier', name: 'S-1', full_name: 'Aqua Services' });
      await signIn(page, club.owner);
      await page.goto(`/${club.slug}/erp/settings`);
      await expect(page.getByText(reading.naive(1, '1'))).toBeVisible();
      await expect(page.getByText(reading.blankedCount(0, '0'))).toBeVisible();
      const kind = (name: string) => page.getByRole('checkbox', { name });
      await expect(kind('Member')).toBeChecked();
      await expect(kind('Supplier')).not.toBeChecked();
      const hint = [reading.times(1, '1'), reading.clientsOf(1, '1'), 'Zoé Durand'].join(' · ');
      await expect(page.getByText(hint)).toBeVisible();
      await look(page);

      await kind('Supplier').check();
      await page.getByLabel(reading.zone).selectOption({ label: zoneName('Indian/Reunion') });
      await page.getByRole('radio', { name: reading.blanks.keeps }).check();
      await page.getByRole('button', { name: reading.save }).click();
      await expect(page.getByText(texts.notices['settings-saved'])).toBeVisible();
      await expect(kind('Supplier')).toBeChecked();
      await expect(page.getByLabel(reading.zone)).toHaveValue('Indian/Reunion');
      await expect(page.getByRole('radio', { name: reading.blanks.keeps })).toBeChecked();
    });

    test('finds an event by person and kind, and shows what it would do today', async ({ page, club }) => {
      const erp = await testErp(club.owner, 'frappe');
      await playMessage(erp, { ...zoe, email_id: '', mobile_no: '06 12 34 56 78', modified: '2026-11-27 08:00:00' });
      await playMessage(erp, zoe);
      await playMessage(erp, {
        ...zoe,
        event: 'on_submit',
        doctype: 'Contact',
        name: 'C-1',
        email_id: 'c@exemple.example',
      });
      await signIn(page, club.owner);
      await page.goto(`/${club.slug}/erp/journal`);
      await expect(page.getByRole('rowheader')).toHaveCount(3);
      await look(page);
      await page.getByRole('link', { name: 'on_update' }).click();
      await expect(page.getByRole('rowheader')).toHaveCount(2);
      await page.getByRole('link', { name: 'Member', exact: true }).click();
      await page.getByRole('searchbox', { name: reading.search }).fill('M-1');
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(/q=M-1/);
      await expect(page.getByRole('rowheader')).toHaveCount(2);
      await page.getByRole('link', { name: texts.verdicts.invalid }).click();
      await expect(page.getByRole('rowheader')).toHaveCount(1);
      await page.getByRole('rowheader').getByRole('link').click();

      await expect(page.getByRole('heading', { name: explained.again.title })).toBeVisible();
      await expect(page.getByText(explained.again.verdicts.applied ?? '')).toBeVisible();
      await expect(page.getByText('+33612345678').first()).toBeVisible();
      await expect(page.getByRole('link', { name: 'Zoé Durand' })).toBeVisible();
      await expect(page.getByRole('heading', { name: reading.unreadHere })).toBeVisible();
      await expect(page.getByRole('listitem').filter({ hasText: 'licence' })).toContainText(reading.times(2, '2'));
      await look(page);
    });

    test('explains a pasted message of its own ERP and of another one', async ({ page, club }) => {
      const erp = await testErp(club.owner);
      await send(erp, message('created', 1, erpPerson('C-1')));
      await signIn(page, club.owner);
      await page.goto(`/${club.slug}/erp/bench`);
      const field = page.getByLabel(texts.bench.body);
      const read = page.getByLabel(explained.profile);
      await field.fill(JSON.stringify(message('updated', 2, erpPerson('C-1', { phone: 'voir fiche', club: 'x' }))));
      await page.getByRole('button', { name: texts.bench.tryIt }).click();
      await expect(page.getByRole('row').filter({ hasText: explained.fields.email })).toContainText('/data/email');
      const phones = page.getByRole('row').filter({ hasText: explained.fields.phone });
      await expect(phones).toContainText(`${explained.fields.phone} ${texts.problemWords['phone-unreadable']}.`);
      await expect(page.getByText(`${explained.unused} /data/club`)).toBeVisible();
      await expect(page.getByText(`${texts.bench.answer} · 200`)).toBeVisible();
      await look(page);

      const object = { id: '7', lastname: 'Zobel', firstname: 'Julie', email: 'j@exemple.example', statut: '-1' };
      await field.fill(JSON.stringify({ triggercode: 'MEMBER_MODIFY', object }));
      await read.selectOption('dolibarr');
      await page.getByRole('button', { name: texts.bench.tryIt }).click();
      const status = page.getByRole('row').filter({ hasText: '/object/statut' });
      await expect(status).toContainText(explained.statuses.pending ?? '');
      await expect(read).toHaveValue('dolibarr');
      await look(page);
    });
  });
}
