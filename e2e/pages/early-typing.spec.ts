import type { Page } from '@playwright/test';
import { clientsPath, expect, languages, signIn, test } from '#e2e/support/test.ts';

for (const { locale, words } of languages) {
  const { fields, genders, save } = words.clients;

  test.describe(locale, () => {
    test.use({ locale });

    test('keeps what was typed and chosen before the scripts have arrived', async ({
      page,
      club,
      javaScriptEnabled,
    }) => {
      const id = await club.addClient({ lastName: 'Durand', firstName: 'Anne', note: 'Ancienne note' });
      await signIn(page, club.owner);
      const release = await holdScripts(page);
      await page.goto(`${clientsPath(club)}/${id}/edit`, { waitUntil: 'commit' });
      const note = page.getByLabel(fields.note);
      await note.fill('Note tapée tôt');
      await page.getByLabel(fields.firstName).fill('Annie');
      await page.getByLabel(fields.gender).selectOption({ label: genders.female });
      release();
      if (javaScriptEnabled) await hydrated(page);
      await expect(note).toHaveValue('Note tapée tôt');
      await expect(page.getByLabel(fields.firstName)).toHaveValue('Annie');
      await expect(page.getByLabel(fields.gender)).toHaveValue('female');

      await page.getByRole('button', { name: save }).click();
      await expect(page.getByRole('heading', { level: 1, name: 'Annie Durand' })).toBeVisible();
      await expect(page.getByRole('definition').filter({ hasText: 'Note tapée tôt' })).toBeVisible();
      await expect(page.getByRole('definition').filter({ hasText: genders.female })).toBeVisible();
    });
  });
}

/** Lets no script arrive until the returned function is called. */
async function holdScripts(page: Page): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route('**/_next/static/**/*.js', async (route) => {
    await promise;
    await route.continue();
  });
  return resolve;
}

/** Waits until React has taken over the text area of the page. */
async function hydrated(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    Object.keys(document.querySelector('textarea') ?? {}).some((key) => key.startsWith('__reactProps')),
  );
}
