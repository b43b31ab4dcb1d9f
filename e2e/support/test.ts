import { readFile } from 'node:fs/promises';
import { test as base, type Page } from '@playwright/test';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { type Club, openClub } from './club.ts';

export { expect } from '@playwright/test';
export { expectNoAxeViolations } from './axe.ts';
export { formPost } from './form-post.ts';
export { alertOf, field, firstMenu } from './page-parts.ts';
export { signIn } from './sign-in.ts';

/** Each test works in a club of its own; `otherClub` is one its people have no business in. */
export const test = base.extend<{ club: Club; otherClub: Club }>({
  baseURL: async ({}, use) => use(process.env.E2E_URL),
  club: async ({}, use) => use(await openClub()),
  otherClub: async ({}, use) => use(await openClub()),
});

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
