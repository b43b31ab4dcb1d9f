/** A field sent once, or several times under the same name. */
export type Sent = Record<string, string | string[]>;

/**
 * Encodes the page's form that has `structure`, as a browser without scripts sends it, with some
 * fields replaced or added, as an attacker could.
 */
export function formBody(html: string, replaced: Sent): { contentType: string; body: Buffer<ArrayBuffer> } {
  const form = html.match(/<form[\s\S]*?<\/form>/g)?.find((text) => text.includes('name="structure"'));
  if (!form) throw new Error('there is no form of a structure on this page');
  return multipart(Object.entries({ ...hiddenFields(form), ...replaced }));
}

/** Fields in their order as `multipart/form-data` (RFC 7578). */
export function multipart(fields: [string, string | string[]][]): { contentType: string; body: Buffer<ArrayBuffer> } {
  const boundary = `----${crypto.randomUUID()}`;
  const parts = fields.flatMap(([name, value]) => [value].flat().map((text) => part(boundary, name, text)));
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    body: Buffer.from(`${parts.join('')}--${boundary}--\r\n`),
  };
}

function part(boundary: string, name: string, text: string): string {
  return `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${text}\r\n`;
}

/** The hidden fields of a form, by name. */
export function hiddenFields(form: string): Record<string, string> {
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
