import { ownAddress } from '#e2e/support/app.ts';
import type { Club } from '#e2e/support/club.ts';
import { expect, expectNoAxeViolations, languages, scriptsOnly, signIn, test } from '#e2e/support/test.ts';
import { findDuplicates } from '#lib/matching/duplicates/find-duplicates.ts';

/** Adds two records of one person, and has the job compare them. */
async function twoRecords(club: Club) {
  const names = { lastName: 'Dupré', firstName: 'Hélène', phone: '+33639980001' };
  for (const email of [ownAddress('bureau'), ownAddress('maison')]) await club.addClient({ ...names, email });
  await findDuplicates({ maxMs: 60_000 });
}

for (const { locale, words } of languages) {
  const { matches, merging } = words;
  const { duplicates } = matches;

  test.describe(locale, () => {
    test.use({ locale });

    test('explains an empty list of duplicates', async ({ page, club }) => {
      await signIn(page, club.reception);
      await page.goto(`/${club.slug}/matches`);
      await page.getByRole('link', { name: duplicates.title }).click();
      await expect(page.getByRole('heading', { level: 1, name: duplicates.title })).toBeVisible();
      await expect(page.getByRole('heading', { name: duplicates.empty.title })).toBeVisible();
      await expectNoAxeViolations(page);
    });

    test('shows two records of one person, remembers that they are two people, and takes that back', async ({
      page,
      club,
    }) => {
      await twoRecords(club);
      await signIn(page, club.manager);
      await page.goto(`/${club.slug}/matches`);
      await page.getByRole('link', { name: `${duplicates.title} 1` }).click();
      const pair = page.getByRole('article', { name: duplicates.pair('Hélène Dupré', 'Hélène Dupré') });
      await expect(pair).toContainText(matches.reasons['same-phone']);
      await expectNoAxeViolations(page);
      await pair.getByRole('button', { name: duplicates.refuse }).click();
      await expect(page.getByRole('status')).toContainText(duplicates.notices.refused);
      await expect(page.getByRole('heading', { name: duplicates.empty.title })).toBeVisible();
      await expectNoAxeViolations(page);
      await page.getByRole('button', { name: matches.undo }).click();
      await expect(page.getByRole('status')).toContainText(duplicates.notices['proposed-again']);
      await pair.getByRole('link', { name: duplicates.merge }).click();
      await expect(page.getByRole('heading', { level: 1, name: merging.title })).toBeVisible();
      await page.locator('main form button[type=submit]').last().click();
      await expect(page.getByRole('status')).toContainText(merging.notices['clients-merged']);
      await page.goto(`/${club.slug}/matches/duplicates`);
      await expect(page.getByRole('heading', { name: duplicates.empty.title })).toBeVisible();
    });
  });
}

test(
  'shows reception the pairs without merging, and no pair of another structure',
  scriptsOnly,
  async ({ page, club, otherClub }) => {
    await twoRecords(otherClub);
    await signIn(page, club.reception);
    await page.goto(`/${club.slug}/matches/duplicates`);
    await expect(page.getByRole('article')).toHaveCount(0);
    await twoRecords(club);
    await page.reload();
    await expect(page.getByRole('article')).toHaveCount(1);
    await expect(page.locator('main a[href*="/merge"]')).toHaveCount(0);
  },
);
