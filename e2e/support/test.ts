import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test as base, expect, type Page } from '@playwright/test';
import { type Product, startProduct } from '#lib/commands/product.ts';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { type Club, openClub } from './club.ts';

export { expectNoAxeViolations } from './accessibility/expect-no-violations.ts';
export { formPost, openForm, ownOrigin } from './form-post.ts';
export { importFile } from './import-file.ts';
export { alertOf, field, firstMenu, importRows } from './page-parts.ts';
export { signIn } from './sign-in.ts';
export { expect };

type Fixtures = {
  /** Each test works in a club of its own. */
  club: Club;
  /** One its people have no business in. */
  otherClub: Club;
  /** A product of the test's own in which nothing has been opened yet. */
  firstStart: Product;
};

export const test = base.extend<Fixtures>({
  baseURL: async ({}, use) => use(process.env.E2E_URL),
  // Fails a test whose pages break the Content Security Policy, also where the page itself goes on.
  context: async ({ context }, use) => {
    const violations: string[] = [];
    context.on('console', (message) => {
      if (/Content Security Policy/.test(message.text()))
        violations.push(`${message.text()} (${message.page()?.url()})`);
    });
    await use(context);
    expect(violations).toEqual([]);
  },
  club: async ({}, use) => use(await openClub()),
  otherClub: async ({}, use) => use(await openClub()),
  firstStart: async ({}, use) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'club-first-'));
    const product = await startProduct(folder);
    await use(product);
    await product.stop();
    await rm(folder, { recursive: true, force: true });
  },
});

/**
 * For a test that sends requests of its own and looks at no page: with and without a script it
 * would be twice the same.
 */
export const requestsOnly = { tag: '@requests' };

/**
 * For a journey in one language whose law is the same without scripts, where another journey
 * without scripts presses the same buttons: `E2E_LANGUAGES=every` plays it in both modes.
 */
export const scriptsOnly = { tag: '@scripts' };

/** What the browser asks for, and what is then on the screen. */
export const languages = [
  { locale: 'fr-FR', words: dictionaryOf('fr') },
  { locale: 'en-GB', words: dictionaryOf('en') },
] as const;

export function clientsPath({ slug }: Club): string {
  return `/${slug}/clients`;
}

/** The file that an action has the browser save. */
export async function download(page: Page, action: () => Promise<void>): Promise<{ name: string; content: Buffer }> {
  const [saved] = await Promise.all([page.waitForEvent('download'), action()]);
  return { name: saved.suggestedFilename(), content: await readFile(await saved.path()) };
}
