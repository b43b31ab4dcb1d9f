import { createAppKey } from '#lib/app-auth/create-app-key.ts';
import { editClient } from '#lib/clients/edit-client.ts';
import { readClient } from '#lib/clients/read-client.ts';
import { prisma } from '#lib/database/connection.ts';
import { listRequests } from '#lib/requests/list-requests.ts';
import { forgetCodeMinutes, mailedCode } from '#lib/testing/app.ts';
import { typedClient } from '#lib/testing/client.ts';
import type { Club } from './club.ts';

/** The app of a club on a phone, which calls the server's real endpoints. */
export type Phone = {
  token: string;
  /** Asks to join, with the club's code. */
  join(): Promise<void>;
  /** Types the code mailed last to an address, the one registered with unless another is given. */
  prove(address?: string): Promise<void>;
  /** What the gate answers: `open`, or why not. */
  reason(): Promise<string>;
};

export type Registration = {
  email: string;
  firstName?: string;
  lastName?: string;
  model?: string;
  joins?: boolean;
  claimCode?: string;
};

/** The app of a club: registers people, who then hold their phones. */
export async function appOf(club: Club): Promise<(registration: Registration) => Promise<Phone>> {
  const created = await createAppKey(club.owner, { name: 'App du club', mayVouch: false });
  if (!created.ok) throw new Error(created.problem.code);
  const { joinCode } = await prisma().structure.findUniqueOrThrow({
    where: { id: club.id },
    select: { joinCode: true },
  });
  return async ({ email, firstName = 'Zoé', lastName = 'Durand', model = 'Pixel 8', joins = false, claimCode }) => {
    const device = { model, platform: 'android' };
    const body = {
      email,
      firstName,
      lastName,
      device,
      ...(joins && { joinCode }),
      ...(claimCode !== undefined && { claimCode }),
    };
    await forgetCodeMinutes(email);
    const { accountToken: token = '' } = await call('registrations', created.value.key, body);
    return {
      token,
      join: async () => void (await call('attachments', token, { joinCode })),
      prove: async (address = email) =>
        void (await call('registrations/proof', token, { code: await mailedCode(address) })),
      reason: async () => {
        const answer = await call(`access/${club.slug}`, token);
        return answer.code ?? 'open';
      },
    };
  };
}

async function call(door: string, secret: string, body?: object): Promise<Record<string, string>> {
  const answer = await fetch(new URL(`/api/app/${door}`, process.env.E2E_URL), {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  const read = text ? JSON.parse(text) : {};
  // The gate says no with its reason; everything else is meant to work.
  if (!answer.ok && !(door.startsWith('access/') && answer.status === 403))
    throw new Error(`${door}: ${answer.status} ${text}`);
  return read;
}

/** Edits a client's e-mail, as staff would. */
export async function changeEmail(club: Club, clientId: string, email: string): Promise<void> {
  const client = await readClient(club.owner, clientId);
  const { lastName = '', firstName = '', version = 0 } = client ?? {};
  const edited = await editClient(club.owner, clientId, version, typedClient({ lastName, firstName, email }));
  if (!edited.ok) throw new Error(edited.problem.code);
}

/** The id of the one request that waits in a club. */
export async function waitingId(club: Club): Promise<string> {
  const [request] = await listRequests(club.owner);
  if (!request) throw new Error('no request is pending');
  return request.id;
}

/** An address of a test's own: app accounts are everybody's. */
export function ownAddress(name: string): string {
  return `${name}.${crypto.randomUUID().slice(0, 8)}@exemple.example`;
}
