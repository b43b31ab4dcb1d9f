import { formBody, type Sent } from '#lib/commands/form-body.ts';

/**
 * Someone signed in at a browser without scripts, as a program: opens pages, sends their forms,
 * follows nothing.
 */
export type Reader = { sendForm(path: string, fields: Sent): Promise<Response> };

export function readerAt(url: string, cookie: string): Reader {
  const send = (path: string, init: RequestInit): Promise<Response> =>
    fetch(new URL(path, url), {
      ...init,
      headers: { ...init.headers, cookie, origin: url, 'accept-language': 'fr' },
      redirect: 'manual',
    });
  return {
    async sendForm(path, fields) {
      const { contentType, body } = formBody(await (await send(path, {})).text(), fields);
      return send(path, { method: 'POST', headers: { 'content-type': contentType }, body });
    },
  };
}
