import type { APIResponse, Page } from '@playwright/test';

/** A field sent once, or several times under the same name. */
type Sent = Record<string, string | string[]>;

/**
 * Sends the form of a page as a browser without a script would, with some fields replaced or added: whatever a person with
 * tools could send. The form is the one that carries `structure`.
 */
export async function formPost(page: Page, address: string, replaced: Sent): Promise<APIResponse> {
  const html = await (await page.request.get(address)).text();
  const form = html.match(/<form[\s\S]*?<\/form>/g)?.find((text) => text.includes('name="structure"'));
  if (!form) throw new Error(`no form at ${address}`);
  const fields: Sent = { ...hiddenFields(form), ...replaced };
  const boundary = `----${crypto.randomUUID()}`;
  const body = Object.entries(fields)
    .flatMap(([name, value]) => [value].flat().map((text) => part(boundary, name, text)))
    .join('');
  return page.request.post(address, {
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}`, origin: new URL(page.url()).origin },
    data: Buffer.from(`${body}--${boundary}--\r\n`),
    maxRedirects: 0,
  });
}

function part(boundary: string, name: string, text: string): string {
  return `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`;
}

function hiddenFields(form: string): Record<string, string> {
  const fields: Record<string, string> = {};
  for (const [tag] of form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(tag)?.[1];
    if (name) fields[name] = unescaped(/value="([^"]*)"/.exec(tag)?.[1] ?? '');
  }
  return fields;
}

function unescaped(text: string): string {
  return text
    .replace(/&quot;/g, '"')
    .replace(/&#x27;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}
