/**
 * A form's answer by the running product: its location (empty when it was refused), and its
 * cookies.
 */
export type FormAnswer = { status: number; location: string; cookie: string };

/**
 * Sends the form of a page whose button has this label, as a browser without JavaScript does, with
 * the fields given.
 */
export async function runningForm(
  url: string,
  path: string,
  button: string,
  fields: Record<string, string>,
  cookie = '',
): Promise<FormAnswer> {
  const headers = { cookie: `locale=fr; ${cookie}`, origin: url };
  const page = await (await fetch(`${url}${path}`, { headers })).text();
  const form = page
    .split('<form')
    .slice(1)
    .find((part) => part.slice(0, part.indexOf('</form>')).includes(button));
  if (!form) throw new Error(`${path} has no form with the button "${button}"`);
  const body = new FormData();
  for (const [input] of form.slice(0, form.indexOf('</form>')).matchAll(/<input[^>]*>/g)) {
    const name = attribute(input, 'name');
    if (name && !(name in fields)) body.append(name, attribute(input, 'value'));
  }
  for (const [name, value] of Object.entries(fields)) body.append(name, value);
  const answer = await fetch(`${url}${path}`, { method: 'POST', headers, body, redirect: 'manual' });
  const set = answer.headers.getSetCookie().map((line) => line.split(';')[0]);
  return { status: answer.status, location: answer.headers.get('location') ?? '', cookie: set.join('; ') };
}

function attribute(tag: string, name: string): string {
  const value = new RegExp(`\\b${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
  return value
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
