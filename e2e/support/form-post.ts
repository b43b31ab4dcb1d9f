import type { APIResponse, Page } from '@playwright/test';
import { formBody, type Sent } from './form-body.ts';

/** Sends the form of a page as a browser without a script would, with some fields replaced or added. */
export async function formPost(page: Page, address: string, replaced: Sent): Promise<APIResponse> {
  const { contentType, body } = formBody(await (await page.request.get(address)).text(), replaced);
  return page.request.post(address, {
    headers: { 'content-type': contentType, origin: new URL(page.url()).origin },
    data: body,
    maxRedirects: 0,
  });
}
