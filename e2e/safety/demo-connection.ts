import type { RunningDemo } from './safety-check.ts';

/**
 * An ERP that a check connects to a club of the demo. `tell` posts one event, authenticated by the
 * secret in the address.
 */
export type DemoConnection = {
  url: string;
  tell: (body: object, query?: string) => Promise<{ status: number; json: Record<string, unknown> }>;
};

type Session = { demo: RunningDemo; cookie: string; page: string };

/**
 * Connects club-lumiere to an ERP of a profile for the time of one check, and disconnects it
 * afterwards.
 */
export async function withDemoConnection<Value>(
  demo: RunningDemo,
  profile: 'dolibarr' | 'odoo',
  run: (connection: DemoConnection) => Promise<Value>,
): Promise<Value> {
  const session = { demo, cookie: await demo.signIn('owner', 'club-lumiere'), page: '/club-lumiere/erp' };
  const connected = await submit(session, session.page, 'value="standard"', { profile });
  const secret = /(?:^|[ ,;])erp-secret=([^;]+)/.exec(connected.headers.getSetCookie().join(';'))?.[1] ?? '';
  try {
    const id = /\/api\/erp\/([0-9a-f-]{36})\/events/.exec(await read(session, session.page))?.[1] ?? '';
    if (!secret || !id)
      throw new Error(`no ERP was connected: ${connected.status} ${connected.headers.get('location')}`);
    const url = `${demo.url}/api/erp/${id}/events/${secret}${profile === 'odoo' ? '/upsert' : ''}`;
    const tell: DemoConnection['tell'] = async (body, query = '') => {
      const answer = await fetch(`${url}${query}`, { method: 'POST', body: JSON.stringify(body) });
      return { status: answer.status, json: (await answer.json()) as Record<string, unknown> };
    };
    return await run({ url, tell });
  } finally {
    await submit(session, `${session.page}?disconnect=1`, '<dialog', {});
  }
}

/** Submits the form around or after a mark in the page, as a browser without scripts does. */
async function submit(session: Session, page: string, mark: string, fields: Record<string, string>): Promise<Response> {
  const html = await read(session, page);
  const place = html.indexOf(mark);
  const forms = [...html.matchAll(/<form\b.*?<\/form>/gs)];
  const form = forms.find(({ index, 0: text }) => index + text.length > place)?.[0];
  if (place === -1 || !form) throw new Error(`no form on ${page}`);
  const sent = new FormData();
  for (const [input] of form.matchAll(/<input\b[^>]*type="hidden"[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(input)?.[1];
    if (name) sent.append(name, /value="([^"]*)"/.exec(input)?.[1] ?? '');
  }
  for (const [name, value] of Object.entries(fields)) sent.set(name, value);
  const { demo, cookie } = session;
  return fetch(`${demo.url}${page}`, {
    method: 'POST',
    body: sent,
    headers: { cookie, origin: demo.url, referer: `${demo.url}${page}` },
    redirect: 'manual',
  });
}

async function read({ demo, cookie }: Session, page: string): Promise<string> {
  return (await fetch(`${demo.url}${page}`, { headers: { cookie } })).text();
}
