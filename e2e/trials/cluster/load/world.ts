import { type Club, openClub } from '#e2e/support/club.ts';
import { createAppKey } from '#lib/app-auth/create-app-key.ts';
import { signInOverHttp } from '#lib/commands/sign-in-over-http.ts';
import { erpPerson, type TestErp, testErp } from '#lib/testing/erp.ts';
import { sendEvent } from './send-event.ts';

/** How many phones may enter, how many of them belong to people who are removed again and again. */
const phones = { members: 6, removed: 3 };

/** A phone of someone whom the ERP knows. */
export type Phone = { erpId: string; email: string; token: string };

/** What the load works on: clubs, keys and sessions, all arranged while nothing is wrong. */
export type World = {
  url: string;
  /** Forms and live pages. */
  desk: Club;
  /** Imports. */
  files: Club;
  /** Events, registrations and the gate. */
  sports: Club;
  erp: TestErp;
  cookies: { desk: string; files: string };
  /** An app key that cannot vouch for addresses. */
  appKey: string;
  /** People who may enter throughout, and people whom the ERP removes and brings back. */
  members: Phone[];
  removed: Phone[];
};

/** Arranges the clubs in the database of DATABASE_URL. */
export async function openWorld(url: string): Promise<World> {
  const [desk, files, sports] = [await openClub(), await openClub(), await openClub()];
  const erp = await testErp(sports.owner);
  const [vouching, appKey] = [await keyOf(sports, true), await keyOf(sports, false)];
  const open = async (erpId: string): Promise<Phone> => {
    const person = erpPerson(erpId);
    const sent = await sendEvent(url, erp, { type: 'updated', data: person, webhookId: crypto.randomUUID() }, fetch);
    if (sent.status !== 200) throw new Error(`an event: ${sent.status} ${await sent.text()}`);
    const registered = await fetch(`${url}/api/app/registrations`, registration(vouching, person.email, true));
    if (registered.status !== 201) throw new Error(`a registration: ${registered.status} ${await registered.text()}`);
    const { accountToken } = (await registered.json()) as { accountToken: string };
    return { erpId, email: person.email, token: accountToken };
  };
  const many = async (prefix: string, count: number) => {
    const made: Phone[] = [];
    for (let n = 0; n < count; n += 1) made.push(await open(`${prefix}-${n}-${desk.slug.slice(-4)}`));
    return made;
  };
  return {
    url,
    desk,
    files,
    sports,
    erp,
    appKey,
    cookies: { desk: await signInOverHttp(url, desk.owner), files: await signInOverHttp(url, files.owner) },
    members: await many('M', phones.members),
    removed: await many('R', phones.removed),
  };
}

/** The request of an app that registers someone. */
export function registration(key: string, email: string, emailVerified = false): RequestInit {
  const device = { model: 'Pixel 8', platform: 'android' };
  return {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      email,
      firstName: 'Zoé',
      lastName: 'Durand',
      device,
      ...(emailVerified && { emailVerified }),
    }),
  };
}

async function keyOf(club: Club, mayVouch: boolean): Promise<string> {
  const created = await createAppKey(club.owner, { name: 'App du club', mayVouch });
  if (!created.ok) throw new Error(created.problem.code);
  return created.value.key;
}
