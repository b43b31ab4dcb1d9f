import type { Page } from '@playwright/test';
import { connectErp, type PlayedErp, playedErp } from '#e2e/support/played-erp.ts';
import { clientsPath, expect, expectNoAxeViolations, languages, signIn, test } from '#e2e/support/test.ts';
import { prisma } from '#lib/database/connection.ts';
import { MAX_BODY_BYTES } from '#lib/erp/connections/limits.ts';
import { disconnectErp } from '#lib/erp/connections/manage-erp.ts';
import { testContact } from '#lib/erp/sandbox/test-contact.ts';
import { formatDay, formatShortDay } from '#lib/i18n/format.ts';
import { erpPerson, message } from '#lib/testing/erp.ts';
import { planTestFile } from '#lib/testing/import.ts';

/** One removal after another, until the brake holds those beyond twenty. */
async function removeAll(erp: PlayedErp, count: number) {
  for (let n = 0; n < count; n += 1) await erp.send(message('created', 1, erpPerson(`C-${n}`)));
  for (let n = 0; n < count; n += 1) await erp.send(message('deleted', 2, { id: `C-${n}` }));
}

for (const { locale, words } of languages) {
  const { erp: told, clients, shell } = words;
  // What axe looks at is the same in every language, and takes most of the time.
  const look = (page: Page) => (locale === 'fr-FR' ? expectNoAxeViolations(page) : Promise.resolve());

  test.describe(locale, () => {
    test.use({ locale });

    test('a file of the ERP shows who would be taken over, and then the ERP takes them over', async ({
      page,
      club,
    }) => {
      for (const firstName of ['Anne', 'Paul', 'Ida']) {
        await club.addClient({ lastName: 'Durand', firstName, email: `${firstName}@exemple.example` });
      }
      await signIn(page, club.owner);
      await page.goto(`/${club.slug}/erp`);
      await expect(page.getByText(told.comparison.taken)).toBeVisible();
      await look(page);
      await page.getByRole('link', { name: told.comparison.compare }).click();
      await expect(page.getByText(told.compare.before)).toBeVisible();
      await look(page);
      const rows = [
        'Durand;Anne;ANNE@exemple.example',
        'Durand;Paul;paul@travail.example',
        'Neuf;Nina;nina@exemple.example',
        'Sans;Rien;x',
      ];
      const buffer = Buffer.from(['Nom;Prénom;E-mail', ...rows].join('\r\n'));
      await page.getByLabel(told.compare.file).setInputFiles({ name: 'erp.csv', mimeType: 'text/csv', buffer });
      await page.getByRole('button', { name: told.compare.submit }).click();
      await expect(page.getByText(told.compare.sum('3', '1', '1', '1'))).toBeVisible();
      await expect(page.getByRole('rowheader')).toHaveText([/Anne Durand/]);
      await look(page);
      for (const [kind, shown] of [
        ['differs', /Paul Durand.*paul@travail\.example/],
        ['here', /Ida Durand/],
        ['new', /Nina Neuf/],
        ['refused', /Rien Sans/],
      ] as const) {
        await page.getByRole('link', { name: told.compare.kinds[kind] }).click();
        await expect(page.getByText(told.compare.meaning[kind])).toBeVisible();
        await expect(page.locator('tbody tr')).toHaveText([shown]);
      }
      await look(page);

      const erp = await connectErp(page, words);
      await expect(page.getByText(told.waiting.body(3, '3'))).toBeVisible();
      await look(page);
      await page.getByRole('link', { name: told.waiting.see }).click();
      await expect(page.getByRole('rowheader')).toHaveCount(3);
      await erp.send(message('created', 1, erpPerson('C-1', { email: 'anne@exemple.example', firstName: 'Anne' })));
      await page.getByRole('link', { name: told.people.kinds.taken }).click();
      await expect(page.getByRole('rowheader')).toHaveText([/Anne Durand/]);
      await look(page);

      await page.goto(`/${club.slug}/imports/new`);
      await expect(page.getByText(told.compare.after)).toBeVisible();
      await page.getByRole('link', { name: 'erp.csv' }).click();
      await expect(page.getByText(told.compare.sumAfter('3', '1', '1', '1'))).toBeVisible();
      await expect(page.getByRole('button', { name: told.connect })).toHaveCount(0);
      await page.goto(page.url().replace('/erp/compare/', '/imports/'));
      await expect(page.getByRole('link', { name: told.compare.open })).toBeVisible();
      await expect(
        page.getByRole('main').getByRole('button', { name: words.imports.commit.submit(1, '1') }),
      ).toHaveCount(0);
    });

    test('watch somebody arrive, refuse to delete, former client, win back', async ({
      page,
      club,
      javaScriptEnabled,
    }) => {
      await signIn(page, club.owner);
      await page.goto(`/${club.slug}/erp`);
      const erp = await connectErp(page, words);
      await page.goto(clientsPath(club));
      await expect(page.getByRole('link', { name: clients.add })).toHaveCount(0);
      expect(await erp.send(message('created', 1, erpPerson('C-1', { lastName: 'Marchand', firstName: 'Lina' })))).toBe(
        'applied',
      );
      if (!javaScriptEnabled) await page.reload();
      await expect(page.getByRole('rowheader')).toHaveText([/Lina Marchand/]);
      const row = page.getByRole('row').filter({ hasText: 'Lina Marchand' });
      await row.locator('details summary').click();
      await expect(row.getByText(clients.deleteInErp)).toBeVisible();
      await expect(row.getByRole('link', { name: clients.delete })).toHaveCount(0);

      await page.goto(`/${club.slug}/erp/journal`);
      await erp.send(message('deleted', 2, { id: 'C-1' }));
      if (!javaScriptEnabled) await page.reload();
      await expect(page.getByRole('rowheader')).toHaveText([/client\.deleted/, /client\.created/]);
      await look(page);
      await page.goto(`${clientsPath(club)}?state=former`);
      await expect(row).toContainText(clients.former);
      await expect(row).toContainText(clients.formerShut);
      await look(page);
      await page.getByRole('rowheader').getByRole('link').click();
      await expect(page.getByText(clients.formerBody)).toBeVisible();
      await expect(page.getByRole('link', { name: clients.delete })).toBeVisible();
      await look(page);

      await page.getByLabel(clients.grantUntil).fill('2099-12-31');
      await page.getByRole('button', { name: clients.grant, exact: true }).click();
      await expect(page.getByText(clients.noticeEdited)).toBeVisible();
      const lastDay = (of: typeof formatShortDay) =>
        of(locale === 'fr-FR' ? 'fr' : 'en', new Date('2099-12-31'), 'UTC');
      await expect(page.getByText(clients.formerAccess(lastDay(formatShortDay)))).toBeVisible();
      await expect(page.getByLabel(clients.grantUntil)).toHaveValue('2099-12-31');
      await expect(page.getByText(words.activity.events['access-granted']('2099-12-31'))).toContainText(
        lastDay(formatDay),
      );
      await prisma().client.updateMany({
        where: { structureId: club.id },
        data: { accessUntil: new Date(Date.now() - 1) },
      });
      await page.reload();
      await expect(page.getByText(clients.formerBody)).toBeVisible();
      await expect(page.getByLabel(clients.grantUntil)).toHaveValue('');

      await erp.send(message('updated', 3, erpPerson('C-1', { lastName: 'Marchand', firstName: 'Lina' })));
      await page.reload();
      await expect(page.getByText(clients.managedByErp)).toBeVisible();
      await page.getByRole('link', { name: clients.erpJournal }).click();
      await expect(page.getByRole('rowheader')).toHaveCount(3);
    });

    test('as long as all is refused, the page of the ERP says so and leads to why', async ({ page, club }) => {
      await signIn(page, club.owner);
      await page.goto(`/${club.slug}/erp`);
      const erp = await connectErp(page, words);
      await erp.send(message('created', 1, { ...erpPerson('C-1'), email: 'nobody' }));
      await page.goto(`/${club.slug}/erp`);
      await expect(page.getByText(told.waiting.refusedTitle)).toBeVisible();
      await expect(page.getByText(told.volumeText(1, '1', '1'))).toBeVisible();
      await look(page);
      await page.getByRole('link', { name: `${told.verdicts.invalid} · 1` }).click();
      await expect(page.getByRole('rowheader')).toHaveText([/client\.created/]);
      await erp.send(message('created', 2, erpPerson('C-1')));
      await page.goto(`/${club.slug}/erp`);
      await expect(page.getByRole('link', { name: `${told.verdicts.invalid} · 1` })).toBeVisible();
      await expect(page.getByText(told.waiting.refusedTitle)).toHaveCount(0);
    });

    test('the address is copied with one press, also where the page is not secure or the clipboard is refused', async ({
      page,
      club,
      context,
      javaScriptEnabled,
    }) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await signIn(page, club.owner);
      await page.goto(`/${club.slug}/erp`);
      await connectErp(page, words);
      await page.goto(`/${club.slug}/erp`);
      const copy = page.getByRole('button', { name: `${shell.clipboard.copy} ${told.address}` });
      if (!javaScriptEnabled) return await expect(copy).toHaveCount(0);
      const address = await page.getByLabel(told.address).inputValue();
      const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
      const offers = ['the clipboard', 'none', 'one that refuses'] as const;
      for (const offer of offers) {
        await page.evaluate(async (offer) => {
          await navigator.clipboard.writeText('');
          const refusing = {
            writeText: () => Promise.reject(new DOMException('Write permission denied.', 'NotAllowedError')),
          };
          const value = offer === 'none' ? undefined : refusing;
          if (offer !== 'the clipboard') Object.defineProperty(navigator, 'clipboard', { value, configurable: true });
        }, offer);
        await page.getByLabel(told.address).focus();
        await copy.click();
        await expect(page.getByRole('button', { name: `${shell.clipboard.copied} ${told.address}` })).toBeFocused();
        await page.evaluate(() => Reflect.deleteProperty(navigator, 'clipboard'));
        expect(await clipboard(), offer).toBe(address);
      }
    });

    test('an ERP is connected once an import that runs has ended', async ({ page, club }) => {
      const plan = await planTestFile(club.owner, 'nom;email\nDurand;d@x.fr\n');
      const state = (to: 'committing' | 'cancelled') =>
        prisma().import.updateMany({ where: { structureId: club.id, id: plan.id }, data: { state: to } });
      await state('committing');
      await signIn(page, club.owner);
      await page.goto(`/${club.slug}/erp`);
      await page.getByRole('button', { name: told.connect }).click();
      await expect(page.getByText(told.notices['import-running'])).toBeVisible();
      await state('cancelled');
      await connectErp(page, words);
    });

    test('what is held is a list to say yes or no to, and an event is looked at and played again', async ({
      page,
      club,
    }) => {
      await signIn(page, club.owner);
      await page.goto(`/${club.slug}/erp`);
      const erp = await connectErp(page, words);
      await removeAll(erp, 21);
      await erp.send(message('created', 1, erpPerson('C-30')));
      await erp.send(message('updated', 2, erpPerson('C-30', { email: 'neuve@exemple.example' })));
      await page.goto(`/${club.slug}/erp`);
      await expect(page.getByText(told.heldEvents(2))).toBeVisible();
      await look(page);
      await page.getByRole('link', { name: told.see }).click();
      const rows = page.locator('tbody tr');
      await expect(rows).toHaveText([
        /C-20 Durand.*c-20@exemple\.example/,
        /C-30 Durand.*c-30@exemple\.example.*neuve@exemple\.example/,
      ]);
      await expect(rows.first()).toContainText(told.held.removed);
      await look(page);
      await page.getByRole('button', { name: told.held.apply(2, '2') }).click();
      await expect(page.getByText(told.notices['held-applied'])).toBeVisible();
      await page.goto(`${clientsPath(club)}?state=former`);
      await expect(page.getByRole('rowheader')).toHaveCount(21);
      await page.goto(`/${club.slug}/erp/held`);
      await expect(page.getByText(told.held.noneBody)).toBeVisible();
      await look(page);

      await page.goto(`/${club.slug}/erp/journal?verdict=applied`);
      await page.getByRole('rowheader').last().getByRole('link').click();
      await expect(page.getByText(told.payloadNote)).toBeVisible();
      await look(page);
      await page.getByRole('button', { name: told.replay }).click();
      await expect(page.getByText(told.notices.replayed)).toBeVisible();
    });
  });
}

test.describe('in French', () => {
  test.use({ locale: 'fr-FR' });
  const { words } = languages[0];
  const { erp: told } = words;

  test('a base that would change too much is a list to say no to', async ({ page, club }) => {
    await signIn(page, club.owner);
    await page.goto(`/${club.slug}/erp`);
    const erp = await connectErp(page, words);
    const base = Array.from({ length: 30 }, (_, n) => erpPerson(`C-${n}`));
    await erp.sendBase(base);
    const id = await erp.sendBase([
      ...base.slice(0, 5),
      erpPerson('C-5', { email: 'neuve@exemple.example' }),
      erpPerson('N'),
      { id: 'X' },
    ]);
    await page.goto(`/${club.slug}/erp`);
    await page.getByRole('link', { name: told.see }).click();
    await expect(page).toHaveURL(new RegExp(`/erp/snapshots/${id}$`));
    await expect(page.getByRole('rowheader')).toHaveCount(24);
    await expectNoAxeViolations(page);
    await page.getByRole('link', { name: told.snapshot.kinds.readdressed }).click();
    await expect(page.locator('tbody tr')).toHaveText([/c-5@exemple\.example.*neuve@exemple\.example/]);
    await page.getByRole('link', { name: told.snapshot.kinds.invalid }).click();
    await expect(
      page.getByText(`${told.problemFields['/data/email']} ${told.problemWords['email-required']}.`),
    ).toBeVisible();
    await expectNoAxeViolations(page);
    await page.getByRole('button', { name: told.snapshot.discard }).click();
    await expect(page.getByText(told.notices['held-discarded'])).toBeVisible();
    await page.goto(`/${club.slug}/erp/snapshots/${id}`);
    await expect(page.getByText(told.snapshot.forgotten)).toBeVisible();
    await expectNoAxeViolations(page);
    await page.goto(`${clientsPath(club)}?state=former`);
    await expect(page.getByRole('rowheader')).toHaveCount(0);
  });

  test('on the bench a person who cannot be is tried, sent and removed, and each kind of ERP has its call', async ({
    page,
    club,
  }) => {
    const { bench } = told;
    await signIn(page, club.owner);
    await page.goto(`/${club.slug}/erp`);
    await connectErp(page, words);
    await page.goto(`/${club.slug}/erp/bench`);
    await expectNoAxeViolations(page);
    await page.getByRole('button', { name: bench.dry, exact: true }).click();
    await expect(page.getByText('"result": "applied"')).toBeVisible();
    await expect(page.getByText(bench.absent)).toBeVisible();
    await page.getByRole('button', { name: bench.send }).click();
    await expect(page.getByText(bench.present)).toBeVisible();
    await expectNoAxeViolations(page);
    await page.getByRole('link', { name: bench.inJournal }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(testContact.lastName);

    await page.goto(`/${club.slug}/erp/bench`);
    await page.getByRole('button', { name: bench.remove }).click();
    await expect(page.getByText(bench.removed)).toBeVisible();
    await expect(page.getByText(bench.absent)).toBeVisible();
    expect(await club.clientNames()).toEqual([]);

    await page
      .getByLabel(bench.body)
      .fill(JSON.stringify(message('created', 1, erpPerson('essai', { email: 'rien' }))));
    await page.getByRole('button', { name: bench.tryIt }).click();
    await expect(page.getByText('"code": "email-no-at"')).toBeVisible();
    await expect(page.getByText(`${bench.answer} · 422`)).toBeVisible();
    await page.getByRole('link', { name: told.profiles.frappe }).click();
    await expect(page.getByText('X-Frappe-Webhook-Signature: $SIGNATURE')).toBeVisible();
    await expect(page.getByText(bench.otherProfile(told.profiles.standard))).toBeVisible();
    await expectNoAxeViolations(page);
  });

  test('the bench takes a body as long as the door does, and keeps a longer one to be shortened', async ({
    page,
    club,
    javaScriptEnabled,
  }) => {
    const { bench } = told;
    await signIn(page, club.owner);
    await page.goto(`/${club.slug}/erp`);
    await connectErp(page, words);
    await page.goto(`/${club.slug}/erp/bench`);
    const field = page.getByLabel(bench.body);
    const tryIt = page.getByRole('button', { name: bench.tryIt });
    // Typing so much takes minutes.
    const paste = (text: string) => field.evaluate((area, value) => void Object.assign(area, { value }), text);
    const json = JSON.stringify(message('created', 1, erpPerson('essai', { lastName: 'Été' })));
    const bytes = Buffer.byteLength(json) - json.length;
    const long = `${json}${`${' '.repeat(255)}\n`.repeat(1_000)}`.padEnd(MAX_BODY_BYTES.event - bytes);
    await paste(long);
    await tryIt.click();
    await expect(page.getByText('"result": "applied"')).toBeVisible();
    await expect(field).toHaveValue(long);

    // Without a script what is longer than 1 MB never arrives.
    const tooLong = 'é'.repeat(javaScriptEnabled ? 600_000 : 140_000);
    await paste(tooLong);
    await tryIt.click();
    await expect(page.getByText(bench.tooLong)).toBeVisible();
    await expect(field).toHaveValue(tooLong);
    await paste('{}');
    await tryIt.click();
    await expect(page.getByText(`${bench.answer} · 422`)).toBeVisible();
    await expect(page.getByText(bench.tooLong)).toHaveCount(0);
  });

  test('the secret of a connection that is gone is not shown as that of the next', async ({ page, club }) => {
    await signIn(page, club.owner);
    await page.goto(`/${club.slug}/erp`);
    await connectErp(page, words);
    const shown = page.getByLabel(told.secret, { exact: true });
    await expect(shown).toHaveCount(1);
    await page.getByRole('link', { name: told.disconnect }).click();
    await page.getByRole('dialog').getByRole('button', { name: told.disconnect }).click();
    await expect(page.getByText(told.notices.disconnected)).toBeVisible();
    expect((await page.context().cookies()).map(({ name }) => name)).not.toContain('erp-secret');
    await connectErp(page, words);
    // In another browser.
    await disconnectErp(club.owner);
    await page.goto(`/${club.slug}/erp`);
    await page.getByRole('radio', { name: told.profiles.mindbody }).check();
    await page.getByRole('button', { name: told.connect }).click();
    await expect(page.getByText(told.notices.connected)).toBeVisible();
    await expect(page.getByLabel(told.broughtSecret)).toBeVisible();
    await expect(shown).toHaveCount(0);
  });

  test('secrets and the way of calling are changed, and a connection ends after a question', async ({ page, club }) => {
    await signIn(page, club.owner);
    await page.goto(`/${club.slug}/erp`);
    const erp = await connectErp(page, words);
    await page.getByRole('button', { name: told.addSecret }).click();
    await expect(page.getByText(told.notices['secret-added'])).toBeVisible();
    const next = await playedErp(page, words);
    expect(await erp.send(message('created', 1, erpPerson('C-1')))).toBe('applied');
    await page.getByRole('button', { name: told.revoke }).last().click();
    await expect(page.getByText(told.notices['secret-revoked'])).toBeVisible();
    expect(await erp.send(message('created', 1, erpPerson('C-2')))).toBeUndefined();
    expect(await next.send(message('created', 1, erpPerson('C-2')))).toBe('applied');

    await page.getByRole('link', { name: told.changeProfile }).click();
    await expectNoAxeViolations(page);
    await page.getByRole('radio', { name: told.profiles.odoo }).check();
    await page.getByRole('button', { name: told.changeProfileSubmit }).click();
    await expect(page.getByText(told.notices['profile-changed'])).toBeVisible();
    const secret = await page.getByLabel(told.secret, { exact: true }).inputValue();
    await expect(page.getByLabel(told.address).first()).toHaveValue(new RegExp(`/events/${secret}/upsert$`));
    expect(await next.send(message('created', 1, erpPerson('C-3')))).toBeUndefined();

    await page.getByRole('link', { name: told.changeProfile }).click();
    await page.getByRole('radio', { name: told.profiles.mindbody }).check();
    await page.getByRole('button', { name: told.changeProfileSubmit }).click();
    await expect(page.getByText(told.notices['profile-changed'])).toBeVisible();
    await expect(page.getByLabel(told.secret, { exact: true })).toHaveCount(0);
    await page.getByLabel(told.broughtSecret).fill('the key that Mindbody made');
    await page.getByRole('button', { name: told.bringSecret }).click();
    await expect(page.getByText(told.notices['secret-shape'])).toBeVisible();
    await page.getByLabel(told.broughtSecret).fill('mgM+WnHLIoDpVuJ0v9d8kzCZ7yJ5qfUj');
    await page.getByRole('button', { name: told.bringSecret }).click();
    await expect(page.getByText(told.notices['secret-brought'])).toBeVisible();
    await expectNoAxeViolations(page);

    await page.getByRole('link', { name: told.disconnect }).click();
    await expectNoAxeViolations(page);
    await page.getByRole('dialog').getByRole('button', { name: told.disconnect }).click();
    await expect(page.getByText(told.notices.disconnected)).toBeVisible();
  });
});
