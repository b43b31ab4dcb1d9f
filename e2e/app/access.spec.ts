import { appOf, changeEmail, ownAddress, waitingId } from '#e2e/support/app.ts';
import {
  clientsPath,
  expect,
  expectNoAxeViolations,
  field,
  languages,
  requestsOnly,
  signIn,
  test,
} from '#e2e/support/test.ts';
import { deleteClient } from '#lib/clients/delete-client.ts';
import { refuseRequest } from '#lib/requests/refuse-request.ts';
import { forgetCodeMinutes } from '#lib/testing/app.ts';
import { testErp } from '#lib/testing/erp.ts';

for (const { locale, words } of languages) {
  const { access, registrations, problems, clients, matches } = words;
  const { reasons, remedies } = access;

  test.describe(locale, () => {
    test.use({ locale });

    test('explains the verdict on an address, and answers unknown and impossible ones', async ({ page, club }) => {
      await signIn(page, club.reception);
      await page.goto(`/${club.slug}/access`);
      await expect(page.getByRole('heading', { name: access.empty.title })).toBeVisible();
      await expectNoAxeViolations(page);
      await page.getByLabel(access.email).fill('helene.dupre chez orange');
      await page.getByRole('button', { name: access.submit }).click();
      await expect(page.getByText(problems['email-no-at'])).toBeVisible();
      await expect(page.getByLabel(access.email)).toHaveValue('helene.dupre chez orange');
      await expectNoAxeViolations(page);

      const email = ownAddress('helene');
      await page.getByLabel(access.email).fill(` ${email.toUpperCase()}`);
      await page.getByRole('button', { name: access.submit }).click();
      await expect(page.getByText(access.unknown.title)).toBeVisible();
      await expectNoAxeViolations(page);
      await page.getByRole('link', { name: remedies.add }).click();
      await expect(field(page, clients.fields.email)).toHaveValue(email.toUpperCase());
    });

    test('not-registered: writes the invitation to the outbox, with the address to use', async ({ page, club }) => {
      const email = ownAddress('helene');
      const id = await club.addClient({ lastName: 'Dupré', firstName: 'Hélène', email });
      const editor = `/${club.slug}/clients/${id}/edit`;
      const register = await appOf(club);
      await signIn(page, club.manager);
      await page.goto(`/${club.slug}/access?email=${email}`);
      await expect(page.getByText(reasons['not-registered'].title)).toBeVisible();
      await page.getByRole('button', { name: registrations.resendInvitation }).click();
      await expect(page.getByRole('status')).toContainText(registrations.notices['invitation-queued']);
      await page.getByRole('link', { name: registrations.openOutbox }).click();
      await page.getByRole('row').filter({ hasText: email }).getByRole('link').click();
      await expect(page.getByRole('dialog')).toContainText(email);
      await expect(page.getByRole('dialog')).toContainText('/invitation/');
      await expectNoAxeViolations(page);

      await page.goto(editor);
      await expect(page.getByText(clients.hints.emailInvited)).toBeVisible();

      const phone = await register({ email });
      await phone.prove();
      await page.goto(`/${club.slug}/access?email=${email}`);
      await expect(page.getByText(reasons.open.title)).toBeVisible();
      await expectNoAxeViolations(page);
      expect(await phone.reason()).toBe('open');
      await page.goto(editor);
      await expect(page.getByText(clients.hints.emailOfAccount)).toBeVisible();
    });

    test('not-attached: attaches the waiting account when the person is added', async ({ page, club }) => {
      const email = ownAddress('zoe');
      const register = await appOf(club);
      const phone = await register({ email });
      await phone.prove();
      await signIn(page, club.reception);
      await page.goto(`/${club.slug}/access?email=${email}`);
      await expect(page.getByText(reasons['not-attached'].title)).toBeVisible();
      await expect(page.getByText('Durand')).toBeHidden();
      await expectNoAxeViolations(page);
      await page.getByRole('link', { name: remedies.add }).click();
      await field(page, clients.fields.lastName).fill('Durand');
      await page.getByRole('button', { name: clients.save }).click();
      await expect(page.getByText(reasons.open.title)).toBeVisible();
      expect(await phone.reason()).toBe('open');
    });

    test('adds no client where an ERP manages them, and says once what was not possible', async ({ page, club }) => {
      const register = await appOf(club);
      const id = await club.addClient({ lastName: 'Garnier', firstName: 'Inès', email: ownAddress('ines') });
      await testErp(club.owner);
      const [stranger, asking] = [ownAddress('zoe'), ownAddress('paul')];
      await register({ email: stranger });
      await register({ email: asking, joins: true });
      await signIn(page, club.owner);
      const add = page.getByRole('link', { name: remedies.add });
      await page.goto(`/${club.slug}/access?email=${ownAddress('personne')}`);
      await expect(page.getByRole('link', { name: remedies.search })).toBeVisible();
      await expect(add).toHaveCount(0);
      await page.goto(`/${club.slug}/access?email=${stranger}`);
      await expect(page.getByText(access.strangerToErp)).toBeVisible();
      await expect(add).toHaveCount(0);
      await expectNoAxeViolations(page);

      const notice = page.getByRole('status');
      await page.goto(`/${club.slug}/access?email=${asking}`);
      await page.getByRole('button', { name: registrations.validate }).click();
      await expect(notice).toHaveText([registrations.problems['not-in-erp']]);
      for (const path of [
        clientsPath(club),
        `${clientsPath(club)}/${id}`,
        `/${club.slug}/access`,
        `/${club.slug}/requests`,
      ]) {
        await page.goto(`${path}?notice=managed-by-erp`);
        await expect(notice).toHaveText([problems['managed-by-erp']]);
        await page.goto(`${path}?notice=not-found`);
        await expect(notice).toHaveText([problems['not-found']]);
        await page.goto(`${path}?notice=in-bin`);
        await expect(notice).toHaveText([registrations.problems['in-bin']]);
      }
    });

    test('gives the verdict of the client’s page for the newer address of a registered client', async ({
      page,
      club,
    }) => {
      const [before, now] = [ownAddress('avant'), ownAddress('maintenant')];
      const register = await appOf(club);
      const id = await club.addClient({ lastName: 'Garnier', firstName: 'Inès', email: before });
      const phone = await register({ email: before });
      await phone.prove();
      await changeEmail(club, id, now);
      await signIn(page, club.reception);
      for (const path of [`${clientsPath(club)}/${id}`, `/${club.slug}/access?email=${now}`]) {
        await page.goto(path);
        await expect(page.getByText(reasons['email-unproved'].title).first()).toBeVisible();
        await expect(page.getByText(reasons['not-registered'].title)).toHaveCount(0);
        await expectNoAxeViolations(page);
      }
    });

    test('not-attached because another account has the client: replaces that account', async ({ page, club }) => {
      const [before, now] = [ownAddress('avant'), ownAddress('maintenant')];
      const register = await appOf(club);
      const id = await club.addClient({ lastName: 'Garnier', firstName: 'Inès', email: before });
      const old = await register({ email: before });
      await old.prove();
      await changeEmail(club, id, now);
      const phone = await register({ email: now });
      await phone.prove();
      expect(await old.reason()).toBe('email-unproved');
      await signIn(page, club.reception);
      await page.goto(`/${club.slug}/access?email=${now}`);
      await expect(page.getByText(access.takenTitle)).toBeVisible();
      await expect(page.getByText(before)).toBeVisible();
      await expectNoAxeViolations(page);
      await page.getByRole('button', { name: remedies.replace }).click();
      await expect(page.getByText(reasons.open.title)).toBeVisible();
      expect(await phone.reason()).toBe('open');
      expect(await old.reason()).toBe('not-attached');
    });

    test('refused, then pending-validation: reopens and validates in place', async ({ page, club }) => {
      const email = ownAddress('max');
      const register = await appOf(club);
      const phone = await register({ email, joins: true });
      await phone.prove();
      await refuseRequest(club.manager, await waitingId(club), 'Pas encore');
      await signIn(page, club.reception);
      await page.goto(`/${club.slug}/access?email=${email}`);
      await expect(page.getByText(reasons.refused.title)).toBeVisible();
      await expect(page.getByText('Julien Moreau')).toBeVisible();
      await expectNoAxeViolations(page);
      await page.getByRole('button', { name: remedies.reopen }).click();
      await expect(page.getByText(reasons['pending-validation'].title)).toBeVisible();
      expect(await phone.reason()).toBe('pending-validation');
      await expectNoAxeViolations(page);
      await page.getByRole('button', { name: registrations.validate }).click();
      await expect(page.getByText(reasons.open.title)).toBeVisible();
      expect(await phone.reason()).toBe('open');
    });

    test('email-unproved: sends a new code, which is the valid one', async ({ page, club }) => {
      const email = ownAddress('lou');
      const register = await appOf(club);
      const id = await club.addClient({ lastName: 'Abadie', firstName: 'Lou', email });
      const phone = await register({ email, model: 'iPhone 15 Pro' });
      await signIn(page, club.reception);
      await page.goto(`${clientsPath(club)}/${id}`);
      await expect(page.getByText(reasons['email-unproved'].title)).toBeVisible();
      await expect(page.getByText('iPhone 15 Pro').first()).toBeVisible();
      await expectNoAxeViolations(page);
      await page.getByRole('button', { name: remedies.sendCode }).click();
      await expect(page.getByRole('status')).toContainText(registrations.problems['code-just-sent']);
      await forgetCodeMinutes(email);
      await page.getByRole('button', { name: remedies.sendCode }).click();
      await expect(page.getByRole('status')).toContainText(registrations.notices['code-queued']);
      await phone.prove();
      await page.goto(`${clientsPath(club)}/${id}`);
      await expect(page.getByText(reasons.open.title)).toBeVisible();
      await page.getByText(access.details).click();
      await expect(page.getByText(access.checks.proved, { exact: true }).first()).toBeVisible();
      await expectNoAxeViolations(page);
      expect(await phone.reason()).toBe('open');
    });

    test('sends a code for another phone once the new address of a client is proved on one', async ({ page, club }) => {
      const [email, newer] = [ownAddress('lou'), ownAddress('lou-nouveau')];
      const register = await appOf(club);
      const id = await club.addClient({ lastName: 'Abadie', firstName: 'Lou', email });
      const phones = [await register({ email }), await register({ email })];
      // The code of each registration is for its own phone: the second is mailed last.
      await phones[1]?.prove();
      await changeEmail(club, id, newer);
      await signIn(page, club.reception);
      await page.goto(`${clientsPath(club)}/${id}`);
      await page.getByRole('button', { name: remedies.sendCode }).click();
      await expect(page.getByRole('status')).toContainText(registrations.notices['code-queued']);
      await phones[1]?.prove(newer);
      await forgetCodeMinutes(newer);
      await page.goto(`${clientsPath(club)}/${id}`);
      await page.getByText(access.details).click();
      await expectNoAxeViolations(page);
      await page.getByRole('button', { name: remedies.otherPhone }).click();
      await expect(page.getByRole('status')).toContainText(registrations.notices['code-queued']);
    });

    test('deleted: links the account to another record in one step', async ({ page, club }) => {
      const email = ownAddress('noe');
      const kept = await club.addClient({ lastName: 'Le Goff', firstName: 'Noé', email: ownAddress('noe-accueil') });
      const double = await club.addClient({ lastName: 'Legoff', firstName: 'Noe', email });
      const phone = await (await appOf(club))({ email });
      await phone.prove();
      await deleteClient(club.owner, double);
      await signIn(page, club.manager);
      await page.goto(`/${club.slug}/clients/${double}`);
      await page.getByRole('link', { name: remedies.linkOther }).click();
      const dialog = page.getByRole('dialog');
      await expect(dialog).toContainText(matches.dialog.fromTrash);
      await expectNoAxeViolations(page);
      await dialog.getByRole('searchbox').fill('le goff');
      await dialog.getByRole('button', { name: matches.dialog.search }).click();
      const same = { name: matches.samePersonAs('Zoé Durand', 'Noé Le Goff') };
      await dialog.getByRole('button', same).click();
      await expect(page.getByText(matches.notices.linked('Noé Le Goff'))).toBeVisible();
      await expect(page.getByText(reasons.open.title)).toBeVisible();
      expect(await phone.reason()).toBe('open');
      await page.goto(`/${club.slug}/clients/${double}`);
      await expect(page).toHaveURL(new RegExp(`/clients/${kept}`));
    });

    test('deleted: restores for permitted staff, and explains it to others', async ({ page, club }) => {
      const email = ownAddress('paul');
      const register = await appOf(club);
      const id = await club.addClient({ lastName: 'Petit', firstName: 'Paul', email });
      const phone = await register({ email });
      await phone.prove();
      await deleteClient(club.owner, id);
      expect(await phone.reason()).toBe('deleted');
      await signIn(page, club.reception);
      await page.goto(`/${club.slug}/access?email=${email}`);
      await expect(page.getByText(reasons.deleted.title)).toBeVisible();
      await expect(page.getByText(remedies.askManager)).toBeVisible();
      await expectNoAxeViolations(page);
      await page.context().clearCookies({ name: /session/ });
      await signIn(page, club.manager);
      await page.goto(`/${club.slug}/access?email=${email}`);
      await page.getByRole('button', { name: remedies.restore }).click();
      await expect(page.getByText(reasons.open.title)).toBeVisible();
      expect(await phone.reason()).toBe('open');
    });
  });
}

test('answers whatever address is asked about', requestsOnly, async ({ page, club }) => {
  await signIn(page, club.reception);
  const asked = [
    '',
    ' ',
    '@',
    'a@b',
    'x'.repeat(5_000),
    'a\0b@c.example',
    '\u212aim@exemple.example',
    '<script>@x.example',
    "';--@x.example",
    '😀@x.example',
  ];
  for (const email of asked) {
    for (const parameter of ['email', 'refuse', 'notice']) {
      const query = new URLSearchParams([
        ['email', email.toWellFormed()],
        [parameter, email.toWellFormed()],
      ]);
      const answer = await page.request.get(`/${club.slug}/access?${query}`);
      expect(answer.status(), `${parameter}=${email.slice(0, 20)}`).toBe(200);
      expect(await answer.text()).not.toContain('<script>@x');
    }
  }
});
