import { expect, type Page } from '@playwright/test';
import type { SignIn } from './club.ts';

/** Signs in through the page, as people do, whatever its language. */
export async function signIn(page: Page, { email, password }: SignIn): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel(/^E-?mail/i).fill(email);
  await page.getByLabel(/^(Mot de passe|Password)/).fill(password);
  await page.getByRole('button', { name: /^(Se connecter|Sign in)$/ }).click();
  await expect(page).not.toHaveURL(/\/sign-in/);
}
