import type { Page } from '@playwright/test';
import { connectErp, type PlayedErp, playedErp } from '#e2e/support/played-erp.ts';
import { clientsPath, expect, expectNoAxeViolations, languages, scriptsOnly, signIn, test } from '#e2e/support/test.ts';
import { prisma } from '#lib/database/connection.ts';
import { MAX_BODY_BYTES } from '#lib/erp/connections/limits.ts';
import { disconnectErp } from '#lib/erp/connections/manage-erp.ts';
import { testContact } from '#lib/erp/sandbox/test-contact.ts';
import { formatDay, formatShortDay } from '#lib/i18n/format.ts';
import { erpPerson, message } from '#lib/testing/erp.ts';
import { planTestFile } from '#lib/testing/import.ts';

/** Sends one removal after another, until the safeguard holds those beyond twenty. */
async function removeAll(erp: PlayedErp, count: number) {
  for (let n = 0; n < count; n += 1) await erp.send(message('created', 1, erpPerson(`C-${n}`)));
  for (let n = 0; n < count; n += 1) await erp.send(message('deleted', 2, { id: `C-${n}` }));
}

for (const { locale, words } of languages) {
  const { erp: texts, clients, shell } = words;
  // Axe finds the same in every language, and takes most of the time.
  const look = (page: Page) => (locale === 'fr-FR' ? expectNoAxeViolations(page) : Promise.resolve());

  test.describe(locale, () => {
    test.use({ locale });

    test('shows from a file of the ERP who would be taken over, and then takes them over', async ({ page, club }) => {
      for (const firstName of ['Anne', 'Paul', 'Ida']) {
        await club.addClient({ lastName: 'Durand', firstName, email: `${firstName}@exemple.example` });
      }
      await signIn(page, club.owner);
      await page.goto(`/${club.slug}/erp`);
      await expect(page.getByText(texts.comparison.taken)).toBeVisible();
      await look(page);
      await page.getByRole('link', { name: texts.comparison.compare }).click();
      await expect(page.getByText(texts.compare.before)).toBeVisible();
      await look(page);
      const rows = [
        'Durand;Anne;ANNE@exemple.example',
        'Durand;Paul;paul@travail.example',
        'Neuf;Nina;nina@exemple.example',
        'Sans;Rien;x',
      ];
      const buffer = Buffer.from(['Nom;Prénom;E-mail', ...rows].join('\r\n'));
      await page.getByLabel(texts.compare.file).setInputFiles({ name: 'erp.csv', mimeType: 'text/csv', buffer });
      await page.getByRole('button', { name: texts.compare.submit }).click();
      await expect(page.getByText(texts.compare.sum('3', '1', '1', '1'))).toBeVisible();
      await expect(page.getByRole('rowheader')).toHaveText([/Anne Durand/]);
      await look(page);
      for (const [kind, shown] of [
        ['differs', /Paul Durand.*paul@travail\.example/],
        ['here', /Ida Durand/],
        ['new', /Nina Neuf/],
        ['refused', /Rien Sans/],
      ] as const) {
        await page.getByRole('link', { name: texts.compare.kinds[kind] }).click();
        await expect(page.getByText(texts.compare.meaning[kind])).toBeVisible();
        await expect(page.locator('tbody tr')).toHaveText([shown]);
      }
      await look(page);

      const erp = await connectErp(page, words);
      await expect(page.getByText(texts.waiting.body(3, '3'))).toBeVisible();
      await look(page);
      await page.getByRole('link', { name: texts.waiting.see }).click();
      await expect(page.getByRole('rowheader')).toHaveCount(3);
      await erp.send(message('created', 1, erpPerson('C-1', { email: 'anne@exemple.example', firstName: 'Anne' })));
      await page.getByRole('link', { name: texts.people.kinds.taken }).click();
      await expect(page.getByRole('rowheader')).toHaveText([/Anne Durand/]);
      await look(page);

      await page.goto(`/${club.slug}/imports/new`);
      await expect(page.getByText(texts.compare.after)).toBeVisible();
      await page.getByRole('link', { name: 'erp.csv' }).click();
      await expect(page.getByText(texts.compare.sumAfter('3', '1', '1', '1'))).toBeVisible();
      await expect(page.getByRole('button', { name: texts.connect })).toHaveCount(0);
      await page.goto(page.url().replace('/erp/compare/', '/imports/'));
      await expect(page.getByRole('link', { name: texts.compare.open })).toBeVisible();
      await expect(
        page.getByRole('main').getByRole('button', { name: words.imports.commit.submit(1, '1') }),
      ).toHaveCount(0);
    });

    test('shows a new client at once, refuses to delete one, shows a former client, and wins them back', async ({
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

    test('says on the page of the ERP that every event is refused, and leads to the reason', async ({ page, club }) => {
      await signIn(page, club.owner);
      await page.goto(`/${club.slug}/erp`);
      const erp = await connectErp(page, words);
      await erp.send(message('created', 1, { ...erpPerson('C-1'), email: 'nobody' }));
      await page.goto(`/${club.slug}/erp`);
      await expect(page.getByText(texts.waiting.refusedTitle)).toBeVisible();
      await expect(page.getByText(texts.volumeText(1, '1', '1'))).toBeVisible();
      await look(page);
      await page.getByRole('link', { name: `${texts.verdicts.invalid} · 1` }).click();
      await expect(page.getByRole('rowheader')).toHaveText([/client\.created/]);
      await erp.send(message('created', 2, erpPerson('C-1')));
      await page.goto(`/${club.slug}/erp`);
      await expect(page.getByRole('link', { name: `${texts.verdicts.invalid} · 1` })).toBeVisible();
      await expect(page.getByText(texts.waiting.refusedTitle)).toHaveCount(0);
    });

    test('copies the address with one press, also on an insecure page or without clipboard permission', async ({
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
      const copy = page.getByRole('button', { name: `${shell.clipboard.copy} ${texts.address}` });
      if (!javaScriptEnabled) return await expect(copy).toHaveCount(0);
      const address = await page.getByLabel(texts.address).inputValue();
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
        await page.getByLabel(texts.address).focus();
        await copy.click();
        await expect(page.getByRole('button', { name: `${shell.clipboard.copied} ${texts.address}` })).toBeFocused();
        await page.evaluate(() => Reflect.deleteProperty(navigator, 'clipboard'));
        expect(await clipboard(), offer).toBe(address);
      }
    });

    test('connects an ERP once a running import has ended', async ({ page, club }) => {
      const plan = await planTestFile(club.owner, 'nom;email\nDurand;d@x.fr\n');
      const state = (to: 'committing' | 'cancelled') =>
        prisma().import.updateMany({ where: { structureId: club.id, id: plan.id }, data: { state: to } });
      await state('committing');
      await signIn(page, club.owner);
      await page.goto(`/${club.slug}/erp`);
      await page.getByRole('button', { name: texts.connect }).click();
      await expect(page.getByText(texts.notices['import-running'])).toBeVisible();
      await state('cancelled');
      await connectErp(page, words);
    });

    test('lists held changes to confirm or discard, and shows and replays an event', async ({ page, club }) => {
      await signIn(page, club.owner);
      await page.goto(`/${club.slug}/erp`);
      const erp = await connectErp(page, words);
      await removeAll(erp, 21);
      await erp.send(message('created', 1, erpPerson('C-30')));
      await erp.send(message('updated', 2, erpPerson('C-30', { email: 'neuve@exemple.example' })));
      await page.goto(`/${club.slug}/erp`);
      await expect(page.getByText(texts.heldEvents(2))).toBeVisible();
      await look(page);
      await page.getByRole('link', { name: texts.see }).click();
      const rows = page.locator('tbody tr');
      await expect(rows).toHaveText([
        /C-20 Durand.*c-20@exemple\.example/,
        /C-30 Durand.*c-30@exemple\.example.*neuve@exemple\.example/,
      ]);
      await expect(rows.first()).toContainText(texts.held.removed);
      await look(page);
      await page.getByRole('button', { name: texts.held.apply(2, '2') }).click();
      await expect(page.getByText(texts.notices['held-applied'])).toBeVisible();
      await page.goto(`${clientsPath(club)}?state=former`);
      await expect(page.getByRole('rowheader')).toHaveCount(21);
      await page.goto(`/${club.slug}/erp/held`);
      await expect(page.getByText(texts.held.noneBody)).toBeVisible();
      await look(page);

      await page.goto(`/${club.slug}/erp/journal?verdict=applied`);
      await page.getByRole('rowheader').last().getByRole('link').click();
      await expect(page.getByText(texts.payloadNote)).toBeVisible();
      await look(page);
      await page.getByRole('button', { name: texts.replay }).click();
      await expect(page.getByText(texts.notices.replayed)).toBeVisible();
    });
  });
}

test.describe('in French', () => {
  test.use({ locale: 'fr-FR' });
  const { words } = languages[0];
  const { erp: texts } = words;

  test('lists a held snapshot to discard', scriptsOnly, async ({ page, club }) => {
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
    await page.getByRole('link', { name: texts.see }).click();
    await expect(page).toHaveURL(new RegExp(`/erp/snapshots/${id}$`));
    await expect(page.getByRole('rowheader')).toHaveCount(24);
    await expectNoAxeViolations(page);
    await page.getByRole('link', { name: texts.snapshot.kinds.readdressed }).click();
    await expect(page.locator('tbody tr')).toHaveText([/c-5@exemple\.example.*neuve@exemple\.example/]);
    await page.getByRole('link', { name: texts.snapshot.kinds.invalid }).click();
    await expect(
      page.getByText(`${texts.problemFields['/data/email']} ${texts.problemWords['email-required']}.`),
    ).toBeVisible();
    await expectNoAxeViolations(page);
    await page.getByRole('button', { name: texts.snapshot.discard }).click();
    await expect(page.getByText(texts.notices['held-discarded'])).toBeVisible();
    await page.goto(`/${club.slug}/erp/snapshots/${id}`);
    await expect(page.getByText(texts.snapshot.forgotten)).toBeVisible();
    await expectNoAxeViolations(page);
    await page.goto(`${clientsPath(club)}?state=former`);
    await expect(page.getByRole('rowheader')).toHaveCount(0);
  });

  test('tests, sends and removes a test contact in the sandbox, with a sample call for each kind of ERP', async ({
    page,
    club,
  }) => {
    const { bench } = texts;
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
      .fill(JSON.stringify(message('created', 1, erpPerson('essai', { email: 'zoe.exemple' }))));
    await page.getByRole('button', { name: bench.tryIt }).click();
    await expect(page.getByText('"code": "email-no-at"')).toBeVisible();
    await expect(page.getByText(`${bench.answer} · 422`)).toBeVisible();
    await page.getByRole('link', { name: texts.profiles.frappe }).click();
    await expect(page.getByText('X-Frappe-Webhook-Signature: $SIGNATURE')).toBeVisible();
    await expect(page.getByText(bench.otherProfile(texts.profiles.standard))).toBeVisible();
    await expectNoAxeViolations(page);
  });

  test(
    'accepts in the sandbox a body as long as the endpoint does, and keeps a longer one to be shortened',
    scriptsOnly,
    async ({ page, club, javaScriptEnabled }) => {
      const { bench } = texts;
      await signIn(page, club.owner);
      await page.goto(`/${club.slug}/erp`);
      await connectErp(page, words);
      await page.goto(`/${club.slug}/erp/bench`);
      const field = page.getByLabel(bench.body);
      const tryIt = page.getByRole('button', { name: bench.tryIt });
      // Typing so much would take minutes.
      const paste = (text: string) => field.evaluate((area, value) => void Object.assign(area, { value }), text);
      const json = JSON.stringify(message('created', 1, erpPerson('essai', { lastName: 'Été' })));
      const bytes = Buffer.byteLength(json) - json.length;
      const long = `${json}${`${' '.repeat(255)}\n`.repeat(1_000)}`.padEnd(MAX_BODY_BYTES.event - bytes);
      await paste(long);
      await tryIt.click();
      await expect(page.getByText('"result": "applied"')).toBeVisible();
      await expect(field).toHaveValue(long);

      // Without scripts a body of more than 1 MB never arrives.
      const tooLong = 'é'.repeat(javaScriptEnabled ? 600_000 : 140_000);
      await paste(tooLong);
      await tryIt.click();
      await expect(page.getByText(bench.tooLong)).toBeVisible();
      await expect(field).toHaveValue(tooLong);
      await paste('{}');
      await tryIt.click();
      await expect(page.getByText(`${bench.answer} · 422`)).toBeVisible();
      await expect(page.getByText(bench.tooLong)).toHaveCount(0);
    },
  );

  test('does not show the secret of an ended connection as that of the next', scriptsOnly, async ({ page, club }) => {
    await signIn(page, club.owner);
    await page.goto(`/${club.slug}/erp`);
    await connectErp(page, words);
    const shown = page.getByLabel(texts.secret, { exact: true });
    await expect(shown).toHaveCount(1);
    await page.getByRole('link', { name: texts.disconnect }).click();
    await page.getByRole('dialog').getByRole('button', { name: texts.disconnect }).click();
    await expect(page.getByText(texts.notices.disconnected)).toBeVisible();
    expect((await page.context().cookies()).filter(({ name }) => name.startsWith('erp-secret'))).toEqual([]);
    await connectErp(page, words);
    // Another browser disconnects the ERP.
    await disconnectErp(club.owner);
    await page.goto(`/${club.slug}/erp`);
    await page.getByRole('radio', { name: texts.profiles.mindbody }).check();
    await page.getByRole('button', { name: texts.connect }).click();
    await expect(page.getByText(texts.notices.connected)).toBeVisible();
    await expect(page.getByLabel(texts.broughtSecret)).toBeVisible();
    await expect(shown).toHaveCount(0);
  });

  test('changes secrets and profile, and ends a connection after a question', async ({ page, club }) => {
    await signIn(page, club.owner);
    await page.goto(`/${club.slug}/erp`);
    const erp = await connectErp(page, words);
    await page.getByRole('button', { name: texts.addSecret }).click();
    await expect(page.getByText(texts.notices['secret-added'])).toBeVisible();
    const next = await playedErp(page, words);
    expect(await erp.send(message('created', 1, erpPerson('C-1')))).toBe('applied');
    await page.getByRole('button', { name: texts.revoke }).last().click();
    await expect(page.getByText(texts.notices['secret-revoked'])).toBeVisible();
    expect(await erp.send(message('created', 1, erpPerson('C-2')))).toBeUndefined();
    expect(await next.send(message('created', 1, erpPerson('C-2')))).toBe('applied');

    await page.getByRole('link', { name: texts.changeProfile }).click();
    await expectNoAxeViolations(page);
    await page.getByRole('radio', { name: texts.profiles.odoo }).check();
    await page.getByRole('button', { name: texts.changeProfileSubmit }).click();
    await expect(page.getByText(texts.notices['profile-changed'])).toBeVisible();
    const secret = await page.getByLabel(texts.secret, { exact: true }).inputValue();
    await expect(page.getByLabel(texts.address).first()).toHaveValue(new RegExp(`/events/${secret}/upsert$`));
    expect(await next.send(message('created', 1, erpPerson('C-3')))).toBeUndefined();

    await page.getByRole('link', { name: texts.changeProfile }).click();
    await page.getByRole('radio', { name: texts.profiles.mindbody }).check();
    await page.getByRole('button', { name: texts.changeProfileSubmit }).click();
    await expect(page.getByText(texts.notices['profile-changed'])).toBeVisible();
    await expect(page.getByLabel(texts.secret, { exact: true })).toHaveCount(0);
    await page.getByLabel(texts.broughtSecret).fill('the key that Mindbody made');
    await page.getByRole('button', { name: texts.bringSecret }).click();
    await expect(page.getByText(texts.notices['secret-shape'])).toBeVisible();
    await page.getByLabel(texts.broughtSecret).fill('mgM+WnHLIoDpVuJ0v9d8kzCZ7yJ5qfUj');
    await page.getByRole('button', { name: texts.bringSecret }).click();
    await expect(page.getByText(texts.notices['secret-brought'])).toBeVisible();
    await expectNoAxeViolations(page);

    await page.getByRole('link', { name: texts.disconnect }).click();
    await expectNoAxeViolations(page);
    await page.getByRole('dialog').getByRole('button', { name: texts.disconnect }).click();
    await expect(page.getByText(texts.notices.disconnected)).toBeVisible();
  });
});
