import type { APIResponse, Page } from '@playwright/test';
import { formBody, type Sent } from '#lib/commands/form-body.ts';

/** What a browser says of a form on one of the product's own pages. */
export function ownOrigin(): string {
  return new URL(process.env.E2E_URL as string).origin;
}

/**
 * Sends the form of a page as a browser without a script would, with some fields replaced or added.
 */
export async function formPost(page: Page, address: string, replaced: Sent): Promise<APIResponse> {
  return (await openForm(page, address))(replaced);
}

/** The form of a page, to be sent again and again as it stands now. */
export async function openForm(page: Page, address: string): Promise<(replaced: Sent) => Promise<APIResponse>> {
  const html = await (await page.request.get(address)).text();
  return async (replaced) => {
    const { contentType, body } = formBody(html, replaced);
    return page.request.post(address, {
      headers: { 'content-type': contentType, origin: ownOrigin() },
      data: body,
      maxRedirects: 0,
    });
  };
}
