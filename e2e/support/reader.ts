import type { SignIn } from './club.ts';
import { formBody, type Sent } from './form-body.ts';

/** Someone at a browser without scripts, as a program: keeps cookies, sends forms, follows nothing. */
export type Reader = {
  get(path: string): Promise<Response>;
  post(path: string, contentType: string, body: BodyInit): Promise<Response>;
  /** Opens the page and sends its form. */
  sendForm(path: string, fields: Sent): Promise<Response>;
};

/** Signs in at a running server. The cookies outlive it: `at` moves the same reader to where the next one listens. */
export async function signedInReader(url: string, { email, password }: SignIn): Promise<Reader & { at(url: string): Reader }> {
  const cookies = new Map<string, string>();
  const reader = readerAt(url, cookies);
  const { csrfToken } = (await (await reader.get('/api/auth/csrf')).json()) as { csrfToken: string };
  const form = new URLSearchParams({ csrfToken, email, password, callbackUrl: '/' });
  const answer = await reader.post('/api/auth/callback/credentials', 'application/x-www-form-urlencoded', form.toString());
  if (!/session-token/.test([...cookies.keys()].join()))
    throw new Error(`not signed in: ${answer.status} ${answer.headers.get('location')}`);
  return { ...reader, at: (next) => readerAt(next, cookies) };
}

function readerAt(url: string, cookies: Map<string, string>): Reader {
  const send = async (path: string, init: RequestInit): Promise<Response> => {
    const cookie = [...cookies].map((pair) => pair.join('=')).join('; ');
    const headers = { ...init.headers, cookie, origin: url, 'accept-language': 'fr' };
    const answer = await fetch(new URL(path, url), { ...init, headers, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (name) cookies.set(name, value ?? '');
    }
    return answer;
  };
  const get = (path: string) => send(path, {});
  const post = (path: string, contentType: string, body: BodyInit) =>
    send(path, { method: 'POST', headers: { 'content-type': contentType }, body });
  const sendForm = async (path: string, fields: Sent) => {
    const { contentType, body } = formBody(await (await get(path)).text(), fields);
    return post(path, contentType, body);
  };
  return { get, post, sendForm };
}
