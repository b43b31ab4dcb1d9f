import { appOf, ownAddress } from '#e2e/support/app.ts';
import type { Club } from '#e2e/support/club.ts';
import { invitationMails, mailLeft } from '#e2e/support/mail.ts';
import { clientsPath, download, expect, expectNoAxeViolations, languages, signIn, test } from '#e2e/support/test.ts';
import { resendInvitation } from '#lib/invitations/resend-invitation.ts';

const members = Array.from({ length: 53 }, (_, index) => `membre${index + 10}`);

/**
 * Adds 55 clients of one group, of whom one is on the app and the invitation of another one waits,
 * and two clients who are in no group. Returns the id of one who can be invited.
 */
async function fillClub(club: Club): Promise<string> {
  const rows = members.map((name) => `${name};${name}@exemple.example;Judo`);
  await club.addImported(['Nom;E-mail;Groupes', ...rows, ''].join('\n'));
  await club.addClients(2);
  const email = ownAddress('aaron');
  await club.addClient({ lastName: 'Aaron', groups: 'Judo', email });
  await (await appOf(club))({ email });
  const waiting = await club.addClient({ lastName: 'Abel', groups: 'Judo', email: ownAddress('abel') });
  await resendInvitation(club.owner, waiting);
  return club.clientId('membre20');
}

for (const { locale, words } of languages) {
  const { bulk, clients } = words;

  test.describe(locale, () => {
    test.use({ locale });

    for (const width of [375, 1280]) {
      test(`invites everyone of a filter, says who is left out, and cancels what has not left, at ${width} px`, async ({
        page,
        club,
      }) => {
        const held = await fillClub(club);
        await page.setViewportSize({ width, height: 800 });
        await signIn(page, club.manager);
        await page.goto(`${clientsPath(club)}?group=${await club.groupId('Judo')}`);
        await page.getByRole('link', { name: bulk.select.page }).click();
        await expect(page.getByText(bulk.select.pageSelected(50, '50'))).toBeVisible();
        await page.getByRole('link', { name: bulk.select.all(55, '55') }).click();
        await expect(page.getByText(bulk.select.allSelected(55, '55'))).toBeVisible();
        await page.getByRole('link', { name: clients.next }).click();
        await expect(page.getByText(bulk.select.allSelected(55, '55'))).toBeVisible();
        await expectNoAxeViolations(page);
        await page.getByRole('button', { name: bulk.start }).click();
        await expect(page.getByRole('radio', { name: bulk.who.search(55, '55') })).toBeChecked();
        await page.getByRole('radio', { name: bulk.actions.invite ?? '', exact: true }).check();
        await page.getByRole('button', { name: bulk.what.submit }).click();

        await expect(page.getByText(bulk.plan.included(53, '53'))).toBeVisible();
        await expect(page.getByText(bulk.plan.left(2, '2'))).toBeVisible();
        const reasons = page.getByRole('main').getByRole('listitem');
        await expect(reasons.filter({ hasText: bulk.reasons.registered ?? '' })).toContainText('1');
        await expect(reasons.filter({ hasText: bulk.reasons.queued ?? '' })).toContainText('1');
        await expectNoAxeViolations(page);
        expect(await invitationMails(club)).toEqual({ queued: 1 });

        const release = await club.holdClient(held);
        await page.getByRole('button', { name: bulk.plan.confirm.invite?.(53, '53') ?? '' }).click();
        await expect(page.getByText(bulk.progress.leave)).toBeVisible();
        await expect(page.getByRole('progressbar')).toBeVisible();
        await expectNoAxeViolations(page);
        await release();
        await expect(page.getByText(bulk.outcome.done(53, '53'))).toBeVisible();
        await expectNoAxeViolations(page);
        expect(await invitationMails(club)).toEqual({ queued: 54 });
        const { content } = await download(page, () => page.getByRole('link', { name: bulk.outcome.file }).click());
        const lines = content.toString().split('\r\n').filter(Boolean);
        expect(lines).toHaveLength(56);
        expect(lines.filter((line) => line.includes(bulk.file.done))).toHaveLength(53);
        expect(lines.find((line) => line.includes('Aaron'))).toContain(bulk.reasons.registered);
        expect(lines.find((line) => line.includes('Abel'))).toContain(bulk.reasons.queued);

        await mailLeft(club, 0, 'membre20@exemple.example');
        await page.getByRole('button', { name: bulk.outcome.undo }).click();
        await expect(page.getByText(bulk.outcome.undone(52, '52'))).toBeVisible();
        await expect(page.getByText(bulk.outcome.kept(1, '1'))).toBeVisible();
        await expect(reasons.filter({ hasText: bulk.keptReasons.sent ?? '' })).toContainText('1');
        await expectNoAxeViolations(page);
        expect(await invitationMails(club)).toEqual({ queued: 1, sent: 1, cancelled: 52 });
        await page.goto(`${clientsPath(club)}?invitation=queued`);
        await expect(page.getByRole('rowheader')).toHaveCount(1);
        await expect(page.getByRole('rowheader')).toContainText('Abel');
      });
    }
  });
}
