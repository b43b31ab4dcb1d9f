import { readdir } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { clientsPath, expect, languages, requestsOnly, signIn, test } from '#e2e/support/test.ts';

for (const { locale, words } of languages) {
  test.describe(locale, () => {
    test.use({ locale });

    test('gives every page its title, also from page to page', async ({ page, club, javaScriptEnabled }) => {
      const id = await club.addClient({ lastName: 'Dupré', firstName: 'Hélène' });
      const untitled = await watchTitles(page);
      const titled = (text: string) => expect(page).toHaveTitle(`${text} · Club d’essai`);
      const follow = (name: string) => page.getByRole('link', { name, exact: true }).first().click();
      await signIn(page, club.owner);
      await page.goto(clientsPath(club));
      await titled(words.clients.title);
      await follow(words.shell.imports);
      await titled(words.imports.title);
      await follow(words.shell.team);
      await titled(words.staff.team);
      await page.goBack();
      await titled(words.imports.title);
      await follow(words.shell.clients);
      await titled(words.clients.title);
      await page.getByRole('link', { name: 'Dupré' }).first().click();
      await titled(words.clients.details);
      await follow(words.clients.delete);
      await expect(page.getByRole('dialog')).toBeVisible();
      await page.goBack();
      await follow(words.clients.edit);
      await titled(words.clients.edit);
      expect(untitled).toEqual([]);
      if (javaScriptEnabled) {
        await page.evaluate(
          (address) => (window as unknown as NextWindow).next.router.push(address),
          `${clientsPath(club)}/none`,
        );
        await expect(page.getByRole('heading', { name: words.shell.notFound.title })).toBeVisible();
        await expect(page).toHaveTitle(new RegExp(`^${words.shell.notFound.title}`));
        await page.goto(clientsPath(club));
        await club.addClient({ lastName: 'Petit', firstName: 'Paul' });
        await expect(page.getByRole('row', { name: /Petit/ })).toBeVisible();
        await titled(words.clients.title);
      }
      await page.goto(`${clientsPath(club)}/${id}`);
      await titled(words.clients.details);
      await expect(page.locator('title')).toHaveCount(1);
      expect(untitled).toEqual([]);
    });
  });
}

test(
  'names every page in its head, before anything of the page is sent',
  requestsOnly,
  async ({ page, club, baseURL }) => {
    const client = await club.addClient({ lastName: 'Dupré', firstName: 'Hélène' });
    const done = await club.addImport();
    await signIn(page, club.owner);
    const signedIn = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ');
    const records = [`/clients/${client}`, `/clients/${client}/edit`, `/imports/${done}`].map(
      (path) => `/${club.slug}${path}`,
    );
    const addresses = [
      ...(await pageAddresses(club.slug)),
      ...records,
      '/no-such-page',
      `/no-club/clients`,
      `/${club.slug}/no/such`,
    ];
    expect(addresses.length).toBeGreaterThan(30);
    const untitled: string[] = [];
    for (const cookie of [signedIn, '']) {
      for (const address of addresses) {
        const answer = await fetch(new URL(address, baseURL), {
          headers: { cookie, 'accept-language': 'fr', 'user-agent': 'Mozilla/5.0' },
        });
        const html = await answer.text();
        const head = html.slice(0, html.indexOf('</head>'));
        if (!/<title>[^<]+<\/title>/.test(head))
          untitled.push(`${cookie ? '' : 'signed out: '}${answer.status} ${address}`);
      }
    }
    expect(untitled).toEqual([]);
  },
);

type NextWindow = { next: { router: { push(address: string): void } } };

/** The address of every page in `app`; a record that it asks for is none. */
async function pageAddresses(slug: string): Promise<string[]> {
  const files = await readdir('app', { recursive: true });
  return files
    .filter((file) => file.endsWith('page.tsx'))
    .map(
      (file) =>
        `/${file.replace('[structure]', slug).replaceAll(/\[\w+\]/g, 'none')}`.replace(/\/page\.tsx$/, '') || '/',
    )
    .sort();
}

/**
 * Fills the returned list with the path of each page that shows text while the document has no
 * title.
 */
async function watchTitles(page: Page): Promise<string[]> {
  const untitled: string[] = [];
  await page.exposeFunction('reportUntitled', (path: string) => void untitled.push(path));
  await page.addInitScript(() => {
    const report = (window as unknown as { reportUntitled(path: string): void }).reportUntitled;
    const look = () => {
      if (!document.title && document.body?.textContent?.trim()) report(location.pathname);
    };
    new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
  });
  return untitled;
}
