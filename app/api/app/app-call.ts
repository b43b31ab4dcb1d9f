import type { z } from 'zod';
import { bearer } from '#lib/api/bearer.ts';
import { noteSender } from '#lib/api/current-request.ts';
import type { Endpoint } from '#lib/api/endpoint.ts';
import { failure } from '#lib/api/failure.ts';
import { type ProblemCode, problem } from '#lib/api/problem.ts';
import { readJson } from '#lib/api/read-json.ts';
import { type AppKey, findAppKey } from '#lib/app-auth/app-key.ts';
import type { AppUser } from '#lib/app-auth/app-user.ts';
import { inQuarterAndDay, takeAttemptOf } from '#lib/app-auth/limits.ts';
import { noteFailure } from '#lib/audit/security/record-security.ts';
import { requestOrigin } from '#lib/audit/security/request-origin.ts';
import { logLimited } from '#lib/log/log-limited.ts';
import { findAppUser, tokenProblem } from '#lib/registrations/find-app-user.ts';
import { clientAddress } from '#lib/session/client-address.ts';

type Call<Actor, Body> = { actor: Actor; body: Body; address: string };

/** A call in the name of an app: its key, then its body. */
export function fromApp<Schema extends z.ZodType>(
  door: Endpoint & { body: Schema },
  request: Request,
  handle: (call: Call<AppKey, z.output<Schema>>) => Promise<Response>,
): Promise<Response> {
  return answer(
    request,
    findAppKey,
    async () => 'key-invalid',
    async (actor, address) => {
      const body = await readJson(request, door.body);
      return body.ok
        ? handle({ actor, body: body.value, address })
        : problem(body.problem.code, 'errors' in body.problem ? { errors: body.problem.errors } : {});
    },
  );
}

/** A call by the holder of an account token. */
export function fromPerson<Schema extends z.ZodType>(
  door: Endpoint & { body: Schema },
  request: Request,
  handle: (call: Call<AppUser, z.output<Schema>>) => Promise<Response>,
): Promise<Response> {
  return answer(request, findAppUser, tokenProblem, async (actor, address) => {
    const body = await readJson(request, door.body);
    return body.ok
      ? handle({ actor, body: body.value, address })
      : problem(body.problem.code, 'errors' in body.problem ? { errors: body.problem.errors } : {});
  });
}

/** The same without a body. */
export function lookingPerson(
  request: Request,
  handle: (actor: AppUser, address: string) => Promise<Response>,
): Promise<Response> {
  return answer(request, findAppUser, tokenProblem, handle);
}

/** Answers 204: the call was carried out, and the answer has no body. */
export function noContent(): Response {
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
}

/** A problem that comes with its own code, or with how long to wait. */
export function refusal(found: { code: ProblemCode } | { code: 'too-many'; seconds: number }): Response {
  return problem(found.code, 'seconds' in found ? { retryAfter: found.seconds } : {});
}

async function answer<Actor extends AppUser | AppKey>(
  request: Request,
  find: (secret: string) => Promise<Actor | null>,
  unknown: (secret: string) => Promise<SecretProblem>,
  handle: (actor: Actor, address: string) => Promise<Response>,
): Promise<Response> {
  try {
    const address = clientAddress(request.headers);
    const secret = bearer(request.headers);
    const actor = secret && (await find(secret));
    if (!actor) return await strangerAt(address, await unknown(secret || ''));
    noteSender('accountId' in actor ? { account: actor.accountId } : { structure: actor.structure.id });
    return logForbidden(await handle(actor, address));
  } catch (error) {
    return failed(error);
  }
}

type SecretProblem = 'key-invalid' | 'token-invalid' | 'token-reused';

/**
 * The answer to a call without a valid secret. Attempts per network address are limited, against
 * guessing.
 */
async function strangerAt(address: string, unknown: SecretProblem): Promise<Response> {
  const wait = await takeAttemptOf(...inQuarterAndDay('app:stranger:address', address));
  if (wait) return refusal(wait);
  // Tokens expire on every phone that lies in a drawer; a wrong key is an event.
  if (unknown === 'key-invalid') await noteFailure({ kind: 'program-refused', details: { by: 'app' } });
  else logLimited('app-refused', { status: 401, code: unknown, ...requestOrigin() });
  return problem(unknown);
}

/** Writes a line of the security log where the sender was known, but may not do what it asked. */
function logForbidden(response: Response): Response {
  if (response.status === 403) logLimited('app-refused', { status: 403, ...requestOrigin() });
  return response;
}

/** The same to a call without a valid account token. */
export async function stranger(request: Request, token: string | null): Promise<Response> {
  return strangerAt(clientAddress(request.headers), await tokenProblem(token ?? ''));
}

/** A bug or an outage: the cause is logged, and the answer does not contain it. */
export function failed(error: unknown): Response {
  return failure(error, 'a call of the app failed');
}
