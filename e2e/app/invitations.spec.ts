import type { Club } from '#e2e/support/club.ts';
import { invitationMails, lastMail, mailLeft, receivedMail, tellOfLastMail } from '#e2e/support/mail.ts';
import {
  alertOf,
  clientsPath,
  expect,
  expectNoAxeViolations,
  field,
  languages,
  requestsOnly,
  signIn,
  test,
} from '#e2e/support/test.ts';
import { prisma } from '#lib/database/connection.ts';
import { resendInvitation } from '#lib/invitations/resend-invitation.ts';

const bounce = { bounce: { type: 'Permanent', subType: 'General', message: 'no such user' } };

for (const { locale, words } of languages) {
  const { clients, invitations, outbox, registrations, staff } = words;

  test.describe(locale, () => {
    test.use({ locale });

    test('invites on adding, resends, refuses too soon, shows a bounce, and resends after an edit', async ({
      page,
      club,
    }) => {
      await signIn(page, club.reception);
      await page.goto(`${clientsPath(club)}/new`);
      await field(page, clients.fields.lastName).fill('Durand');
      await field(page, clients.fields.email).fill('zoe@exemple.example');
      await expect(page.getByLabel(invitations.onAdd)).toBeChecked();
      await expectNoAxeViolations(page);
      await page.getByRole('button', { name: clients.save }).click();
      await expect(page.getByText(invitations.states.queued)).toBeVisible();
      const client = new URL(page.url()).pathname;
      const resend = page.getByRole('button', { name: registrations.resendInvitation });
      const noticeWith = (text: string) => page.getByRole('status').filter({ hasText: text });

      await expect(page.getByText(registrations.problems.queued)).toHaveCount(1);
      await expect(resend).toHaveCount(0);
      await mailLeft(club, 0);
      await page.goto(client);
      await expect(page.getByText(invitations.states.sent).first()).toBeVisible();
      await expect(page.getByText(registrations.problems['cool-down'])).toHaveCount(1);
      await expect(resend).toHaveCount(0);
      await expectNoAxeViolations(page);

      await mailLeft(club, 11);
      await page.goto(client);
      await resend.click();
      await expect(noticeWith(registrations.notices['invitation-queued'])).toBeVisible();
      await mailLeft(club, 11);
      expect(await tellOfLastMail(club, 'email.bounced', bounce)).toBe(200);
      expect(await tellOfLastMail(club, 'email.delivered')).toBe(200);
      await page.goto(client);
      await expect(page.getByText(invitations.states.bounced).first()).toBeVisible();
      await expect(page.getByText('no such user')).toBeVisible();
      await expect(page.getByText(registrations.problems.bounced)).toHaveCount(1);
      await expect(resend).toHaveCount(0);
      await expectNoAxeViolations(page);
      await page.goto(clientsPath(club));
      await expect(page.getByRole('row').filter({ hasText: 'Durand' })).toContainText(invitations.states.bounced);
      await expect(page.getByRole('checkbox')).toHaveCount(0);
      await expect(resend).toHaveCount(0);

      await page.goto(`${client}/edit`);
      await field(page, clients.fields.email).fill('zoe@autre.example');
      await page.getByRole('button', { name: clients.save }).click();
      await expect(page.getByText(invitations.none)).toBeVisible();
      await resend.click();
      await expect(noticeWith(registrations.notices['invitation-queued'])).toBeVisible();
      expect((await lastMail(club)).to).toBe('zoe@autre.example');

      await page.goto(`${client}/edit`);
      await expect(page.getByText(clients.hints.emailInvited)).toBeVisible();
      await expectNoAxeViolations(page);
      await field(page, clients.fields.email).fill('zoe@encore.example');
      await expect(page.getByLabel(invitations.onEdit)).not.toBeChecked();
      await page.getByLabel(invitations.onEdit).check();
      await page.getByRole('button', { name: clients.save }).click();
      await expect(noticeWith(clients.noticeEditedInvited)).toBeVisible();
      await expect(page.getByText(invitations.states.queued)).toBeVisible();
      expect(await invitationMails(club)).toEqual({ sent: 1, bounced: 1, cancelled: 1, queued: 1 });
      expect((await lastMail(club)).to).toBe('zoe@encore.example');
      await page.goto(`${client}/edit`);
      await page.getByLabel(invitations.onEdit).check();
      await page.getByRole('button', { name: clients.save }).click();
      await expect(noticeWith(clients.noticeUnchanged)).toBeVisible();
      expect((await invitationMails(club)).queued).toBe(1);
    });

    test('offers no invitation to who complained, and says why also where they are looked up', async ({
      page,
      club,
    }) => {
      const id = await club.addClient({ lastName: 'Roux', email: 'roux@exemple.example' });
      await resendInvitation(club.owner, id);
      await mailLeft(club, 11);
      await tellOfLastMail(club, 'email.delivered');
      await tellOfLastMail(club, 'email.complained');
      await signIn(page, club.reception);
      const resend = page.getByRole('button', { name: registrations.resendInvitation });
      for (const path of [`/clients/${id}`, '/access?email=roux@exemple.example']) {
        await page.goto(`/${club.slug}${path}`);
        await expect(page.getByText(registrations.problems.complained)).toHaveCount(1);
        await expect(resend).toHaveCount(0);
        await expectNoAxeViolations(page);
      }
      await page.goto(clientsPath(club));
      await expect(page.getByRole('row').filter({ hasText: 'Roux' })).toContainText(invitations.states.complained);
      await page.locator('details[name=menu] > summary', { hasText: 'Roux' }).click();
      await expect(resend).toHaveCount(0);
      await expect(page.getByRole('button', { name: invitations.bulk })).toHaveCount(0);
    });

    test('invites no client whose box is unticked', async ({ page, club }) => {
      await signIn(page, club.reception);
      await page.goto(`${clientsPath(club)}/new`);
      await field(page, clients.fields.lastName).fill('Durand');
      await field(page, clients.fields.email).fill('zoe');
      const box = page.getByLabel(invitations.onAdd);
      await box.uncheck();
      await page.getByRole('button', { name: clients.save }).click();
      await expect(alertOf(page)).toContainText(words.problems['email-no-at']);
      await expect(box).not.toBeChecked();
      await field(page, clients.fields.email).fill('zoe@gmial.com');
      await page.getByRole('button', { name: clients.save }).click();
      await expect(alertOf(page)).toContainText(clients.likely.title('zoe@gmail.com'));
      await expect(box).not.toBeChecked();
      await page.getByRole('button', { name: clients.likely.keep }).click();
      await expect(page.getByText(invitations.none)).toBeVisible();
    });

    test('invites many at once, and narrows the list by the state of their invitation', async ({ page, club }) => {
      for (const lastName of ['Petit', 'Moreau', 'Roux']) await club.addClient({ lastName });
      await signIn(page, club.reception);
      await page.goto(clientsPath(club));
      const bulk = page.getByRole('button', { name: invitations.bulk });
      const noticeWith = (text: string) => page.getByRole('status').filter({ hasText: text });
      await bulk.click();
      await expect(noticeWith(registrations.problems['none-chosen'])).toBeVisible();
      await page.getByLabel(`${invitations.choose} Petit`).check();
      await page.getByLabel(`${invitations.choose} Moreau`).check();
      await expectNoAxeViolations(page);
      await bulk.click();
      await expect(noticeWith(invitations.bulkNotice(2, 0))).toBeVisible();
      await expect(page.getByRole('row').filter({ hasText: invitations.states.queued })).toHaveCount(2);
      await expect(page.getByLabel(`${invitations.choose} Petit`)).toHaveCount(0);
      await page.getByLabel(`${invitations.choose} Roux`).check();
      const roux = await club.clientId('Roux');
      await resendInvitation(club.owner, roux);
      await bulk.click();
      await expect(noticeWith(invitations.bulkNotice(0, 1))).toBeVisible();
      await mailLeft(club, 0);
      await tellOfLastMail(club, 'email.delivered');
      await page.goto(`${clientsPath(club)}?invitation=delivered`);
      await expect(page.getByRole('row').filter({ hasText: invitations.states.delivered })).toHaveCount(1);
      await expect(page.getByRole('row').filter({ hasText: 'Petit' })).toHaveCount(0);
    });

    test('invites all clients of an import after asking', async ({ page, club }) => {
      const { id } = await club.addImported('Nom;E-mail\nPetit;petit@exemple.example\nRoux;roux@exemple.example\n');
      await signIn(page, club.manager);
      await page.goto(`/${club.slug}/imports/${id}`);
      await page.getByRole('link', { name: invitations.imported.button('2') }).click();
      const dialog = page.getByRole('dialog');
      await expect(dialog).toContainText(invitations.imported.title('2'));
      await expectNoAxeViolations(page);
      await dialog.getByRole('button', { name: invitations.imported.button('2') }).click();
      await expect(page.getByRole('status').filter({ hasText: invitations.imported.notice })).toBeVisible();
      await expect
        .poll(async () => {
          await page.goto(`/${club.slug}/outbox`);
          return page.getByRole('rowheader').count();
        })
        .toBe(2);
    });

    test('shows the mail, the page behind its link, and how to unsubscribe', async ({
      page,
      club,
      javaScriptEnabled,
    }) => {
      await club.addClient({ lastName: 'Durand', firstName: 'Zoé', email: 'zoe@exemple.example' });
      await signIn(page, club.manager);
      await page.goto(clientsPath(club));
      await page.getByRole('button', { name: `${registrations.resendInvitation} Zoé Durand` }).click();
      await page.getByRole('link', { name: registrations.openOutbox }).click();
      const { subject, text } = await receivedMail(club);
      await page.getByRole('link', { name: subject }).click();
      await expect(page.frameLocator('iframe').getByRole('heading', { name: subject })).toBeVisible();
      await expect(page.getByRole('dialog')).toContainText(outbox.secretHidden);
      expect(await page.content()).not.toContain(/\/invitation\/(\S+)/.exec(text)?.[1]);
      await expectNoAxeViolations(page);

      const open = /\/invitation\/\S+/.exec(text)?.[0] ?? '';
      const told = javaScriptEnabled && page.waitForResponse((answer) => answer.url().endsWith('/opened'));
      await page.goto(open);
      await expect(page.getByText('z•••@exemple.example')).toBeVisible();
      await expectNoAxeViolations(page);
      const read = page.getByRole('button', { name: invitations.page.read });
      if (told) await told;
      else await read.click();
      await page.goto(open);
      await expect(page.getByText('z•••@exemple.example')).toBeVisible();
      await expect(read).toHaveCount(0);
      expect(await openings(club)).toBe(1);
      const out = /\/unsubscribe\/\S+/.exec(text)?.[0] ?? '';
      await page.goto(out);
      await expectNoAxeViolations(page);
      await page.getByRole('button', { name: invitations.unsubscribe.button }).click();
      await expect(page.getByRole('status')).toBeVisible();
      await page.goto('/invitation/guessed');
      await expect(page.getByRole('heading', { name: invitations.page.invalidTitle })).toBeVisible();
      await expectNoAxeViolations(page);
      await page.goto(clientsPath(club));
      const row = page.getByRole('row').filter({ hasText: 'Durand' });
      await expect(row).toContainText(words.bulk.reasons.unsubscribed ?? '');
      await expect(row.getByRole('button')).toHaveCount(0);
    });

    test('answers everyone alike about a forgotten password, and accepts one link for a new one', async ({
      page,
      club,
    }) => {
      const { forgot } = staff;
      for (const email of [`nobody-${crypto.randomUUID()}@exemple.example`, club.manager.email]) {
        await page.goto('/sign-in');
        await page.getByRole('link', { name: forgot.link }).click();
        await expect(page.getByRole('heading', { name: forgot.title })).toBeVisible();
        await field(page, staff.email).fill(email);
        await expectNoAxeViolations(page);
        await page.getByRole('button', { name: forgot.submit }).click();
        await expect(page.getByRole('status')).toContainText(forgot.sent);
      }
      const link = /\/reset-password\S+/.exec((await receivedMail(club)).text)?.[0] ?? '';
      await page.goto(link);
      await expectNoAxeViolations(page);
      await field(page, staff.password).fill('court');
      await page.getByRole('button', { name: forgot.reset }).click();
      await expect(alertOf(page)).toBeVisible();
      await field(page, staff.password).fill('une toute nouvelle phrase');
      await page.getByRole('button', { name: forgot.reset }).click();
      await expect(page.getByRole('status')).toContainText(forgot.changed);
      await signIn(page, { ...club.manager, password: 'une toute nouvelle phrase' });
      await page.goto(`/${club.slug}/outbox`);
      await expect(page.getByRole('heading', { name: outbox.title })).toBeVisible();
      await page.goto(link);
      await expect(page.getByRole('heading', { name: forgot.invalidTitle })).toBeVisible();
    });
  });
}

test(
  'unsubscribes by one click in a mail program, without page or cookie, and idempotently',
  requestsOnly,
  async ({ request, club }) => {
    await club.addClient({ lastName: 'Durand', email: 'zoe@exemple.example' });
    const { id } = await prisma().client.findFirstOrThrow({ where: { structureId: club.id } });
    await resendInvitation(club.owner, id);
    const path = /\/unsubscribe\/\S+/.exec((await receivedMail(club)).text)?.[0] ?? '';
    for (const _ of [1, 2]) {
      const answer = await request.post(path, { form: { 'List-Unsubscribe': 'One-Click' }, maxRedirects: 0 });
      expect(answer.status()).toBe(200);
    }
    expect((await request.post('/unsubscribe/guessed', { form: {} })).status()).toBe(404);
    expect(await prisma().mailBlock.count({ where: { structureId: club.id, reason: 'unsubscribed' } })).toBe(1);
  },
);

/** How often an invitation of a club was opened. */
async function openings({ id }: Club): Promise<number> {
  return prisma().auditEvent.count({ where: { structureId: id, kind: 'invitation-opened' } });
}

test('counts no invitation as opened by a program', requestsOnly, async ({ request, club }) => {
  const clientId = await club.addClient({ lastName: 'Durand', email: 'zoe@exemple.example' });
  await resendInvitation(club.owner, clientId);
  const open = /\/invitation\/\S+/.exec((await receivedMail(club)).text)?.[0] ?? '';
  const chrome =
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36';
  for (const headers of [
    {},
    { 'sec-purpose': 'prefetch' },
    { 'user-agent': 'Googlebot/2.1' },
    { 'user-agent': chrome },
  ]) {
    expect((await request.get(open, { headers })).status()).toBe(200);
    await request.head(open, { headers });
    await request.head(`${open}/opened`, { headers });
    await request.get(`${open}/opened`, { headers, maxRedirects: 0 });
  }
  for (const headers of [
    { 'sec-purpose': 'prefetch' },
    { purpose: 'prefetch' },
    { 'x-moz': 'prefetch' },
    { 'user-agent': 'Googlebot/2.1' },
    { 'user-agent': chrome, origin: 'https://elsewhere.example' },
  ]) {
    await request.post(`${open}/opened`, { headers: { 'user-agent': chrome, ...headers }, maxRedirects: 0 });
  }
  expect(await openings(club)).toBe(0);
  for (const _ of [1, 2]) await request.post(`${open}/opened`, { headers: { 'user-agent': chrome }, maxRedirects: 0 });
  expect(await openings(club)).toBe(1);
  expect((await request.post('/invitation/guessed/opened', { maxRedirects: 0 })).status()).toBe(303);
});

test('refuses events that the provider has not signed', requestsOnly, async ({ request }) => {
  const answer = await request.post('/api/resend/webhook', { data: { type: 'email.delivered' } });
  expect(answer.status()).toBe(401);
  expect(await answer.json()).toMatchObject({ code: 'signature-invalid' });
});
