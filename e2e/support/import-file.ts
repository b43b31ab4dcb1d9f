import type { Page } from '@playwright/test';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { Club } from './club.ts';

/** A file as the browser's own dialog gives it: a path, or a name and what is in it. */
type UploadedFile = string | { name: string; content: string | Buffer };

/** Uploads a file through the page, as people do; whatever became of it is then on the screen. */
export async function importFile(page: Page, club: Club, { imports }: Dictionary, file: UploadedFile): Promise<void> {
  await page.goto(`/${club.slug}/imports/new`);
  const chosen =
    typeof file === 'string' ? file : { name: file.name, mimeType: 'text/csv', buffer: Buffer.from(file.content) };
  await page.getByLabel(imports.upload.file).setInputFiles(chosen);
  await page.getByRole('button', { name: imports.upload.submit }).click();
}
