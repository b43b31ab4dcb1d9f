import { randomUUID } from 'node:crypto';
import { formBody } from '#lib/commands/form-body.ts';
import { signInOverHttp } from '#lib/commands/sign-in-over-http.ts';
import { signStandard } from '#lib/erp/connections/sign-standard.ts';
import { erpPerson, message } from '#lib/testing/erp.ts';
import type { Club } from './club.ts';

/**
 * One kind of request that needs the database, as it is sent while nothing is known to be wrong.
 */
export type Endpoint = { name: string; kind: 'page' | 'script' | 'program'; send(): Promise<Response> };

type Erp = { connectionId: string; secret: string };

/** Every kind of endpoint of a running product, prepared while the database is there. */
export async function endpointsOf(url: string, club: Club, erp: Erp): Promise<Endpoint[]> {
  const cookie = await signInOverHttp(url, club.owner);
  const staff = { cookie, origin: url, 'accept-language': 'fr', accept: 'text/html,*/*' };
  const send = (path: string, init: RequestInit = {}) =>
    fetch(new URL(path, url), {
      redirect: 'manual',
      ...init,
      headers: { ...staff, ...(init.headers as Record<string, string>) },
    });
  const form = await (await send(`/${club.slug}/clients/new`)).text();
  const add = () =>
    formBody(form, { lastName: randomUUID().slice(0, 8), firstName: 'Zoé', email: `${randomUUID()}@x.fr` });
  const page = (name: string, path: string): Endpoint => ({ name, kind: 'page', send: () => send(path) });
  return [
    page('list of clients', `/${club.slug}/clients`),
    page('imports', `/${club.slug}/imports`),
    page('team', `/${club.slug}/team`),
    page('activity', `/${club.slug}/activity`),
    page('start page', '/'),
    page('export', `/${club.slug}/clients/export`),
    page('template', `/${club.slug}/imports/template`),
    page('live stream', `/${club.slug}/live?topics=clients`),
    { name: 'form without scripts', kind: 'page', send: () => send(`/${club.slug}/clients/new`, post(add())) },
    {
      name: 'form with scripts',
      kind: 'script',
      send: () => send(`/${club.slug}/clients/new`, actionCall(form, club.slug)),
    },
    { name: 'sign-in', kind: 'page', send: () => signIn(url, cookie, club) },
    { name: 'upload', kind: 'page', send: () => send(`/${club.slug}/imports/upload`, upload()) },
    { name: 'app: access', kind: 'program', send: () => bearer(send, '/api/app/access') },
    { name: 'app: gate', kind: 'program', send: () => bearer(send, `/api/app/access/${club.slug}`) },
    { name: 'app: registrations', kind: 'program', send: () => bearer(send, '/api/app/registrations', '{}') },
    {
      name: 'ERP: event',
      kind: 'program',
      send: () => erpCall(send, erp, 'events', JSON.stringify(message('updated', 1, erpPerson('C-1')))),
    },
    { name: 'ERP: batch', kind: 'program', send: () => erpCall(send, erp, 'batch', JSON.stringify({ events: [] })) },
    {
      name: 'ERP: snapshot',
      kind: 'program',
      send: () => erpCall(send, erp, 'snapshot', JSON.stringify(erpPerson('C-1'))),
    },
    {
      name: 'ERP: progress',
      kind: 'program',
      send: () => send(`/api/erp/${erp.connectionId}/snapshot/${randomUUID()}`),
    },
    { name: 'ERP: probe', kind: 'script', send: () => send(`/api/erp/${erp.connectionId}/events`, { method: 'HEAD' }) },
    {
      name: 'unsubscribe',
      kind: 'page',
      send: () => send(`/unsubscribe/${'a'.repeat(43)}`, { method: 'POST', body: 'x=1' }),
    },
  ];
}

type Send = (path: string, init?: RequestInit) => Promise<Response>;

function post({ contentType, body }: ReturnType<typeof formBody>): RequestInit {
  return { method: 'POST', headers: { 'content-type': contentType }, body };
}

/** What React sends for the form of this page where its script runs. */
function actionCall(html: string, structure: string): RequestInit {
  const id = /\{&quot;id&quot;:&quot;([0-9a-f]{40,})&quot;/.exec(html)?.[1] ?? '';
  const body = new FormData();
  for (const [name, value] of Object.entries({
    structure,
    lastName: 'Avec',
    firstName: 'Zoé',
    email: `${randomUUID()}@x.fr`,
  }))
    body.append(`_1_${name}`, value);
  body.append('0', JSON.stringify([{ values: {}, errors: {} }, '$K1']));
  return { method: 'POST', headers: { 'next-action': id, accept: 'text/x-component' }, body };
}

async function signIn(url: string, cookie: string, { owner }: Club): Promise<Response> {
  const [csrfToken = ''] = decodeURIComponent(/next-auth\.csrf-token=([^;]+)/.exec(cookie)?.[1] ?? '').split('|');
  const body = new URLSearchParams({ csrfToken, email: owner.email, password: owner.password, callbackUrl: '/' });
  const csrf = cookie.split('; ').filter((pair) => pair.includes('csrf'));
  const headers = { cookie: csrf.join('; '), origin: url, 'accept-language': 'fr' };
  return fetch(`${url}/api/auth/callback/credentials`, { method: 'POST', headers, body, redirect: 'manual' });
}

function upload(): RequestInit {
  const body = new FormData();
  body.append('file', new File(['nom;prenom;email\nPetit;Zoé;zoe@x.fr\n'], 'clients.csv', { type: 'text/csv' }));
  return { method: 'POST', body };
}

function bearer(send: Send, path: string, body?: string): Promise<Response> {
  const headers = { authorization: `Bearer ${'x'.repeat(43)}`, 'content-type': 'application/json' };
  return send(path, { headers, ...(body && { method: 'POST', body }) });
}

function erpCall(send: Send, { connectionId, secret }: Erp, path: string, body: string): Promise<Response> {
  const headers = { ...signStandard(secret, body, randomUUID()), 'content-type': 'application/json' };
  return send(`/api/erp/${connectionId}/${path}`, { method: 'POST', headers, body });
}
