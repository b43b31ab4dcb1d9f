import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressOf, apiRequest, codedBody, type FuzzRequest, operationAt } from '#e2e/support/api-requests.ts';
import { openClub } from '#e2e/support/club.ts';
import { undescribedIn } from '#e2e/support/described-answer.ts';
import { erpTrial } from '#e2e/support/erp-trial.ts';
import { type RawAnswer, rawRequest, requestText } from '#e2e/support/raw-request.ts';
import { createAppKey } from '#lib/app-auth/create-app-key.ts';
import { connection } from '#lib/database/connection.ts';
import { signStandard } from '#lib/erp/connections/sign-standard.ts';
import { type ProfileName, profileNames } from '#lib/erp/profiles/profile.ts';
import { profileOf } from '#lib/erp/profiles/profile-of.ts';
import { testBody } from '#lib/erp/sandbox/test-contact.ts';
import { erpPerson, message, testErp } from '#lib/testing/erp.ts';

const context = erpTrial();
const { post } = context;
const requestCount = Number(process.env.FUZZ_REQUESTS ?? 200);
const seed = Number(process.env.FUZZ_SEED ?? 20_261_128);

/** Who calls: what fills the parameters of a path, and the secrets. */
type Caller = {
  profile: ProfileName;
  known: Record<string, string>;
  secret: string;
  appKey: string;
  accountToken: string;
};

const hashOf = (content: string | Uint8Array) => createHash('sha256').update(content).digest('hex');
const hmacOf = (secret: string, body: string) => createHmac('sha256', secret).update(body).digest('base64');

/** The fields in which a program of a profile signs a body. */
function ownSignature({ profile, secret }: Pick<Caller, 'profile' | 'secret'>, body: string): Record<string, string> {
  if (profile === 'frappe') return { 'x-frappe-webhook-signature': hmacOf(secret, body) };
  if (profile === 'mindbody') return { 'x-mindbody-signature': `sha256=${hmacOf(secret, body)}` };
  return signStandard(secret, body);
}

const sample = (profile: ProfileName) => testBody(profile, 'upsert', new Date());

/** Connects a club to an ERP that has sent a person, and to an app with one registered account. */
async function callerOf(profile: ProfileName): Promise<Caller> {
  const club = await openClub();
  const { connection: live, secret } = await testErp(club.owner, profile);
  const created = await createAppKey(club.owner, { name: 'App', mayVouch: true });
  if (!created.ok) throw new Error(created.problem.code);
  const appKey = created.value.key;
  const carried = { authorization: `Bearer ${secret}` };
  const signs = profileOf(profile).secret === 'signing';
  const event = JSON.stringify(profile === 'standard' ? message('created', 1, erpPerson('C-1')) : sample(profile));
  const headers = signs ? ownSignature({ profile, secret }, event) : carried;
  const { status, json } = await post(event, { id: live.id, headers });
  expect([profile, status]).toEqual([profile, 200]);
  const line = JSON.stringify(erpPerson('C-1'));
  const snapshot = await post(line, {
    id: live.id,
    path: 'snapshot',
    headers: signs ? signStandard(secret, hashOf(line)) : carried,
  });
  const registration = await fetch(`${context.product.url}/api/app/registrations`, {
    method: 'POST',
    headers: { authorization: `Bearer ${appKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      email: `zoe@${club.slug}.example`,
      firstName: 'Zoé',
      lastName: 'Durand',
      device: { model: 'Pixel 8', platform: 'android' },
      emailVerified: true,
    }),
  });
  const { accountToken } = (await registration.json()) as { accountToken: string };
  const known = {
    connectionId: live.id,
    token: secret,
    verb: 'upsert',
    id: 'C-1',
    slug: club.slug,
    eventId: String(json.eventId ?? ''),
    snapshotId: String(snapshot.json.snapshotId ?? ''),
  };
  return { profile, known, secret, appKey, accountToken };
}

/** The fields that say who calls, as the operation wants them. */
function authorityOf(request: FuzzRequest, caller: Caller, target: string): Record<string, string> {
  const { authority, path, operation, body } = request;
  if (authority === 'none') return {};
  if (path.startsWith('/api/app/')) {
    const isRegistration = path === '/api/app/registrations';
    const own = isRegistration ? caller.appKey : caller.accountToken;
    return { authorization: `Bearer ${authority === 'foreign' ? 'x'.repeat(43) : own}` };
  }
  const { profile } = caller;
  const secret = authority === 'foreign' ? `whsec_${Buffer.alloc(32).toString('base64')}` : caller.secret;
  const carries = authority === 'carried' || profileOf(profile).secret === 'carried';
  if (carries) return { authorization: `Bearer ${secret}` };
  if (!operation.requestBody) return signStandard(secret, target);
  return path.endsWith('/snapshot') ? signStandard(secret, hashOf(body)) : ownSignature({ profile, secret }, body);
}

function send(request: FuzzRequest, caller: Caller): Promise<RawAnswer> {
  const target = addressOf(request, caller.known);
  const { bytes, fields } = codedBody(request);
  const length = bytes.length > 0 ? { 'Content-Length': String(bytes.length) } : {};
  const head = { ...authorityOf(request, caller, target), ...fields, ...length, ...request.fields };
  return rawRequest(
    context.product.url,
    Buffer.concat([Buffer.from(requestText(request.method, target, head)), bytes]),
  );
}

/** Returns what of an answer the document does not say. A method that it lacks must be refused. */
function faultOf(answer: RawAnswer, { path, method, operation }: FuzzRequest): string | null {
  if (answer.status >= 500 || answer.status === 0) return `status ${answer.status}: ${answer.text.slice(0, 200)}`;
  const asked = operationAt(path, method);
  const isRefusal = [400, 404, 405].includes(answer.status);
  return asked || isRefusal ? undescribedIn(answer, asked ?? operation) : `status ${answer.status} to ${method}`;
}

test(`answers ${requestCount} requests made from the document as it says, and none with 5xx`, async () => {
  const callers: Caller[] = [];
  for (const profile of profileNames) callers.push(await callerOf(profile));
  const faults: string[] = [];
  const statuses = new Set<number>();
  for (const [index, request] of fc.sample(apiRequest, { numRuns: requestCount, seed }).entries()) {
    // The limits on refused calls are not what is looked for here.
    if (index % 20 === 0) await connection().pool.query('delete from throttle');
    const answer = await send(request, callers[index % callers.length] as Caller);
    statuses.add(answer.status);
    const fault = faultOf(answer, request);
    const { method, path, part, query } = request;
    if (fault)
      faults.push(`${method} ${path} "${part.slice(0, 60)}" ?${query.slice(0, 60)} (request ${index}): ${fault}`);
  }
  expect(faults).toEqual([]);
  for (const status of [200, 400, 401, 404, 422]) expect(statuses).toContain(status);
}, 3_600_000);
