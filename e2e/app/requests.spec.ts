import { appOf, changeEmail, ownAddress, type Phone, waitingId } from '#e2e/support/app.ts';
import type { Club } from '#e2e/support/club.ts';
import {
  alertOf,
  clientsPath,
  expect,
  expectNoAxeViolations,
  field,
  formPost,
  languages,
  requestsOnly,
  signIn,
  test,
} from '#e2e/support/test.ts';
import { erpPerson, message, send, testErp } from '#lib/testing/erp.ts';

/**
 * Registers two accounts that claim one client: the first is attached, the second waits and cannot
 * be validated.
 */
async function secondClaim(club: Club): Promise<{ phone: Phone; email: string }> {
  const register = await appOf(club);
  const [first, second] = [ownAddress('premiere'), ownAddress('seconde')];
  const id = await club.addClient({ lastName: 'Garnier', firstName: 'Inès', email: first });
  await register({ email: first, firstName: 'Inès', lastName: 'Garnier' });
  await changeEmail(club, id, second);
  const phone = await register({ email: second, firstName: 'Inès', lastName: 'Garnier', joins: true });
  return { phone, email: second };
}

for (const { locale, words } of languages) {
  const { requests, registrations, problems, shell } = words;

  test.describe(locale, () => {
    test.use({ locale });

    test('explains an empty list of requests', async ({ page, club }) => {
      await signIn(page, club.reception);
      await page.goto(`/${club.slug}/requests`);
      await expect(page.getByRole('heading', { name: requests.none.title })).toBeVisible();
      await expect(page.getByRole('link', { name: requests.none.code })).toBeHidden();
      await expectNoAxeViolations(page);
    });

    test('lists a pending person, validates them, and lets them enter once their e-mail is proved', async ({
      page,
      club,
    }) => {
      const register = await appOf(club);
      const email = ownAddress('helene');
      const phone = await register({
        email,
        firstName: 'Hélène',
        lastName: 'Dupré',
        model: 'iPhone 15 Pro',
        joins: true,
      });
      await signIn(page, club.reception);
      await page.goto(clientsPath(club));
      await page.getByRole('link', { name: `${shell.requests} 1` }).click();
      const row = page.getByRole('row').filter({ hasText: email });
      await expect(row).toContainText('iPhone 15 Pro');
      await expect(row).toContainText(requests.why.unknown);
      await expect(row).toContainText(requests.unproved);
      await expectNoAxeViolations(page);

      await row.getByRole('button', { name: new RegExp(`^${registrations.validate} `) }).click();
      await expect(page.getByRole('heading', { name: requests.none.title })).toBeVisible();
      await expect(page.getByRole('heading', { name: requests.outcome.title })).toBeVisible();
      await expect(page.getByRole('link', { name: `${shell.requests} 1` })).toBeHidden();
      await expectNoAxeViolations(page);
      await page.getByRole('link', { name: requests.outcome.open('Hélène Dupré') }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Hélène Dupré' })).toBeVisible();
      await expect(page.getByText(registrations.states.registered).first()).toBeVisible();
      expect(await phone.reason()).toBe('email-unproved');
      await phone.prove();
      expect(await phone.reason()).toBe('open');
    });

    test('links a person known under another address to their record', async ({ page, club }) => {
      const register = await appOf(club);
      await club.addClient({ lastName: 'Dupré', firstName: 'Hélène', email: ownAddress('bureau') });
      const email = ownAddress('maison');
      const phone = await register({ email, firstName: 'Helene', lastName: 'Dupre', joins: true });
      await phone.prove();
      await signIn(page, club.manager);
      await page.goto(`/${club.slug}/requests`);
      const row = page.getByRole('row').filter({ hasText: email });
      await expect(row).toContainText(requests.proved);
      await row.getByRole('button', { name: `${requests.validateAndLink} Hélène Dupré` }).click();
      await expect(page.getByRole('link', { name: requests.outcome.open('Hélène Dupré') })).toBeVisible();
      expect(await club.clientNames()).toEqual(['Hélène Dupré']);
      expect(await phone.reason()).toBe('open');
    });

    test('lets a person whom the ERP lacks wait for it, unless linked to a record that exists', async ({
      page,
      club,
    }) => {
      const register = await appOf(club);
      const home = ownAddress('maison');
      const [unknown, awaited] = [ownAddress('zoe'), ownAddress('paul')];
      await club.addClient({ lastName: 'Dupré', firstName: 'Hélène', email: ownAddress('bureau') });
      const erp = await testErp(club.owner);
      for (const [email, firstName, lastName] of [
        [unknown, 'Zoé', 'Durand'],
        [awaited, 'Paul', 'Petit'],
        [home, 'Hélène', 'Dupré'],
      ] as const) {
        await register({ email, firstName, lastName, joins: true });
      }
      await signIn(page, club.reception);
      await page.goto(`/${club.slug}/requests`);
      const rowOf = (email: string) => page.getByRole('row').filter({ hasText: email });
      await expect(rowOf(unknown)).toContainText(requests.why.unknownToErp);
      await expect(rowOf(unknown).getByRole('button')).toHaveCount(0);
      await expectNoAxeViolations(page);

      await send(
        erp,
        message('created', 1, { ...erpPerson('C-1', { firstName: 'Paul', lastName: 'Petit' }), email: awaited }),
      );
      await page.reload();
      await expect(rowOf(unknown).getByRole('checkbox')).toHaveCount(0);
      await expect(rowOf(home).getByRole('checkbox')).toHaveCount(0);
      await rowOf(awaited).getByRole('checkbox').check();
      await page.getByRole('button', { name: requests.validateSelected }).click();
      const outcome = page
        .locator('section')
        .filter({ has: page.getByRole('heading', { name: requests.outcome.title }) });
      await expect(outcome.getByRole('listitem')).toHaveText([/Paul Petit/]);
      await rowOf(home)
        .getByRole('button', { name: `${requests.validateAndLink} Hélène Dupré` })
        .click();
      await expect(page.getByRole('link', { name: requests.outcome.open('Hélène Dupré') })).toBeVisible();
      expect((await club.clientNames()).toSorted()).toEqual(['Hélène Dupré', 'Paul Petit']);
    });

    test('refuses with a required reason, and reopens', async ({ page, club }) => {
      const register = await appOf(club);
      const email = ownAddress('max');
      const phone = await register({ email, firstName: 'Max', lastName: 'Petit', joins: true });
      await phone.prove();
      await signIn(page, club.reception);
      await page.goto(`/${club.slug}/requests`);
      await page.getByRole('link', { name: `${registrations.refuse} Max Petit` }).click();
      const dialog = page.getByRole('dialog', { name: registrations.refusal.title('Max Petit') });
      await expect(dialog).toBeVisible();
      await expectNoAxeViolations(page);
      await dialog.getByRole('button', { name: registrations.refuse }).click();
      await expect(alertOf(page)).toContainText(problems.required);
      await expectNoAxeViolations(page);
      await field(page, registrations.refusal.reason).fill('Cotisation à régler <b>ici</b>');
      await dialog.getByRole('button', { name: registrations.refuse }).click();
      await expect(page.getByRole('status')).toContainText(registrations.notices['request-refused']);
      await expect(page.getByRole('heading', { name: requests.none.title })).toBeVisible();
      expect(await phone.reason()).toBe('refused');

      await page.goto(`/${club.slug}/access?email=${email}`);
      await expect(page.getByText('Cotisation à régler <b>ici</b>')).toBeVisible();
      await page.getByRole('button', { name: words.access.remedies.reopen }).click();
      await expect(page.getByRole('status')).toContainText(registrations.notices['request-reopened']);
      await page.goto(`/${club.slug}/requests`);
      await expect(page.getByRole('row').filter({ hasText: email })).toContainText('Cotisation à régler <b>ici</b>');
      expect(await phone.reason()).toBe('pending-validation');
    });

    test('validates several at once, and explains the one that cannot be', async ({ page, club }) => {
      const register = await appOf(club);
      const emails = [ownAddress('zoe'), ownAddress('paul')];
      const phones: Phone[] = [];
      for (const email of emails) phones.push(await register({ email, firstName: email.slice(0, 4), joins: true }));
      const stuck = await secondClaim(club);
      await signIn(page, club.manager);
      await page.goto(`/${club.slug}/requests`);
      await expect(page.getByRole('row')).toHaveCount(4);

      await page.getByRole('button', { name: requests.validateSelected }).click();
      await expect(page.getByRole('status')).toContainText(requests.outcome.nothing);
      for (const box of await page.getByRole('checkbox').all()) await box.check();
      await page.getByRole('button', { name: requests.validateSelected }).click();

      const outcome = page
        .locator('section')
        .filter({ has: page.getByRole('heading', { name: requests.outcome.title }) });
      await expect(outcome.getByRole('listitem')).toHaveCount(2);
      await expect(outcome.getByRole('listitem').filter({ hasText: requests.outcome.validated })).toHaveCount(2);
      await expect(page.getByRole('row')).toHaveCount(2);
      const last = page.getByRole('row').filter({ hasText: stuck.email });
      await expect(last).toContainText(requests.why.taken('Inès Garnier'));
      await last.getByRole('button', { name: new RegExp(`^${registrations.validate} `) }).click();
      await expect(outcome.getByRole('listitem')).toHaveText([new RegExp(registrations.problems['client-taken'])]);
      await expectNoAxeViolations(page);
      for (const phone of phones) expect(await phone.reason()).toBe('email-unproved');
      expect(await stuck.phone.reason()).toBe('pending-validation');
    });

    test('leaves a person who resembles a record out of the selection, and undoes what was decided', async ({
      page,
      club,
      javaScriptEnabled,
    }) => {
      const register = await appOf(club);
      const near = await club.addClient({ lastName: 'Dupré', firstName: 'Hélène', email: ownAddress('bureau') });
      const like = ownAddress('maison');
      const others = [ownAddress('zoe'), ownAddress('paul')];
      const phone = await register({ email: like, firstName: 'Hélène', lastName: 'Dupré', joins: true });
      for (const email of others) await register({ email, firstName: email.slice(0, 4), joins: true });
      await signIn(page, club.reception);
      await page.goto(`/${club.slug}/matches`);
      await expect(page.getByRole('heading', { name: words.matches.empty.title })).toBeVisible();

      await page.goto(`/${club.slug}/requests`);
      const row = page.getByRole('row').filter({ hasText: like });
      await expect(page.getByText(requests.leftOut('1', 1))).toBeVisible();
      await expect(row.getByRole('checkbox')).toHaveCount(0);
      await expect(row.getByRole('button')).toHaveText([
        new RegExp(`^${requests.validateAndLink} Hélène Dupré`),
        new RegExp(`^${requests.validateApart}`),
      ]);
      await page.getByRole('link', { name: requests.selectAll }).click();
      const selected = page.getByRole('button', { name: `${requests.validateSelected} (2)` });
      await expect(selected).toBeVisible();
      await expectNoAxeViolations(page);
      if (javaScriptEnabled) {
        await page.getByRole('checkbox').first().uncheck();
        await expect(page.getByRole('button', { name: `${requests.validateSelected} (1)` })).toBeVisible();
        await page.getByRole('checkbox').first().check();
      }
      await selected.click();
      const outcome = page
        .locator('section')
        .filter({ has: page.getByRole('heading', { name: requests.outcome.title }) });
      await expect(outcome.getByRole('listitem')).toHaveCount(2);
      await expect(row).toBeVisible();
      await expectNoAxeViolations(page);
      await outcome.getByRole('button', { name: requests.outcome.undoAll }).click();
      const none = { undone: 0, deleted: 0, cancelled: 0, sent: 0, late: 0, changed: 0 };
      await expect(page.getByRole('status')).toContainText(requests.undone({ ...none, undone: 2, deleted: 2 }));
      await expect(page.getByRole('row')).toHaveCount(4);
      expect(await club.clientNames()).toEqual(['Hélène Dupré']);

      await row.getByRole('button', { name: requests.validateAndLink }).click();
      await expect(row).toBeHidden();
      await expect(outcome.getByRole('link', { name: requests.outcome.open('Hélène Dupré') })).toBeVisible();
      await page.getByRole('link', { name: `${registrations.refuse} ${(others[0] as string).slice(0, 4)}` }).click();
      await field(page, registrations.refusal.reason).fill('Cotisation à régler');
      await page.getByRole('dialog').getByRole('button', { name: registrations.refuse }).click();
      await expect(page.getByRole('status')).toContainText(registrations.notices['request-refused']);
      await expectNoAxeViolations(page);
      await page.getByRole('button', { name: requests.outcome.undo }).click();
      await expect(page.getByRole('status')).toContainText(
        new RegExp(`${requests.undone({ ...none, undone: 1 })}`.replace(/[.]$/, '')),
      );
      await page.goto(`/${club.slug}/clients/${near}`);
      await expect(page.getByText('Pixel 8').first()).toBeVisible();
      expect(await phone.reason()).toBe('open');
    });

    test('shows in the list the phone, how to validate, and the state of an invitation', async ({ page, club }) => {
      const register = await appOf(club);
      const [known, waiting] = [ownAddress('paul'), ownAddress('zoe')];
      await club.addClient({ lastName: 'Petit', firstName: 'Paul', email: known });
      await register({ email: known, model: 'Galaxy S24' });
      const phone = await register({ email: waiting, firstName: 'Zoé', lastName: 'Durand', joins: true });
      await club.addClient({ lastName: 'Durand', firstName: 'Zoé', email: waiting });
      await club.addClient({ lastName: 'Abadie', firstName: 'Lou', email: ownAddress('lou') });
      await signIn(page, club.reception);
      await page.goto(clientsPath(club));
      const rowOf = (name: string) =>
        page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) });
      await expect(rowOf('Paul Petit')).toContainText('Galaxy S24');
      await expect(rowOf('Paul Petit')).toContainText(registrations.states.registered);
      await expect(rowOf('Zoé Durand')).toContainText(registrations.states.pending);
      await expect(rowOf('Lou Abadie')).toContainText(registrations.states['not-registered']);
      await expectNoAxeViolations(page);

      await rowOf('Lou Abadie').getByRole('button', { name: registrations.resendInvitation }).click();
      await expect(page.getByRole('status')).toContainText(registrations.notices['invitation-queued']);
      await rowOf('Zoé Durand').getByRole('link', { name: registrations.refuse }).click();
      await page.getByRole('dialog').getByRole('link', { name: registrations.refusal.cancel }).click();
      await rowOf('Zoé Durand').getByRole('button', { name: registrations.validate }).click();
      await expect(page.getByRole('status')).toContainText(registrations.notices['request-validated']);
      await expect(rowOf('Zoé Durand')).toContainText(registrations.states.registered);
      expect(await phone.reason()).toBe('email-unproved');

      await page.getByRole('link', { name: new RegExp(`^${words.clients.states['not-registered']}`) }).click();
      await expect(page.getByRole('rowheader')).toHaveText([/Lou Abadie/]);
      await page.getByRole('link', { name: new RegExp(`^${words.clients.states.registered} \\d`) }).click();
      await expect(page.getByRole('rowheader')).toHaveText([/Zoé Durand/, /Paul Petit/]);
    });
  });
}

test('answers any input to the queue, and opens no access', requestsOnly, async ({ page, club, otherClub }) => {
  const register = await appOf(club);
  const elsewhere = await appOf(otherClub);
  const email = ownAddress('zoe');
  const ours = await register({ email, joins: true });
  const theirs = await elsewhere({ email: ownAddress('paul'), joins: true });
  const theirId = await waitingId(otherClub);
  await signIn(page, club.manager);
  await page.goto(`/${club.slug}/requests`);
  const id = await waitingId(club);
  const client = await otherClub.addClient({ lastName: 'Petit', firstName: 'Paul' });
  const sent = [
    { ids: theirId },
    { one: theirId },
    { link: `${theirId}.${client}` },
    { link: `${id}.${client}` },
    { link: id },
    { ids: ['', 'x', '\0', `${id}'`] },
    { ids: id, structure: otherClub.slug },
    { link: 'x'.repeat(10_000) },
    {},
  ];
  for (const fields of sent) {
    const answer = await formPost(page, `/${club.slug}/requests`, fields);
    expect(answer.status(), JSON.stringify(fields).slice(0, 60)).toBeLessThan(500);
  }
  for (const reason of ['', ' ', 'x'.repeat(10_000), 'a\0b', '\u202eabc']) {
    const answer = await formPost(page, `/${club.slug}/requests?refuse=${id}`, { reason, id: theirId });
    expect(answer.status(), reason.slice(0, 20)).toBeLessThan(500);
  }
  const undo = await formPost(page, `/${club.slug}/requests`, { ids: `${theirId}.${id}.x`, at: 'requests' });
  expect(undo.status()).toBeLessThan(500);
  expect(await ours.reason()).toBe('pending-validation');
  expect(await theirs.reason()).not.toBe('open');
  expect(await waitingId(otherClub)).toBe(theirId);
});
