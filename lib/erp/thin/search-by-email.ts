import { randomUUID } from 'node:crypto';
import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import { connection as database } from '#lib/database/connection.ts';
import { receiveEvents } from '#lib/erp/events/receive-events.ts';
import type { ProfileName } from '#lib/erp/profiles/profile.ts';
import { profileOf } from '#lib/erp/profiles/profile-of.ts';
import type { ApiRequest } from '#lib/erp/profiles/thin-profile.ts';
import { emailKey } from '#lib/identity/email-key.ts';
import { fail, type Result, succeed } from '#lib/result.ts';
import { takeAttempts, windowSeconds } from '#lib/throttle/attempts.ts';
import { type ApiAccess, apiKey } from './api-access.ts';
import { type ApiProblem, isAboutPerson } from './api-problem.ts';
import { callApi } from './call-api.ts';
import { noteAnswer, noteFailure } from './circuit.ts';
import { readAccess } from './drain-fetches.ts';
import { defaultPace, type FetchPace } from './fetch-pace.ts';
import { fetchedEvent } from './fetched-event.ts';

/** Searches of one staff member in a minute, and of a structure in an hour. */
const [maxAMinute, maxAnHour] = [6, 60];
/** People with one address who are taken. */
const maxPeople = 3;

/** Verdicts of a fetched event whose person is a client. */
const isTaken: ReadonlySet<string> = new Set(['applied', 'unchanged', 'stale']);

/**
 * `erp-person-held`: the ERP has the person, who is no client there, or whose event waits for
 * staff. `erp-person-other`: the ERP's answer has people, all with another address, and none is
 * taken. `erp-search-paused`: calls to the API pause after failures.
 */
export type SearchProblem =
  | 'not-found'
  | 'email-unreadable'
  | 'too-many-searches'
  | 'erp-search-paused'
  | 'erp-search-failed'
  | 'erp-person-none'
  | 'erp-person-other'
  | 'erp-person-held';

/**
 * Returns whether the ERP of the actor's structure can be searched by an address: its API allows
 * it, and staff has entered the settings.
 */
export async function maySearchErp(staff: Staff): Promise<boolean> {
  return (await readSearchable(staff)) !== null;
}

/**
 * Asks the API of the ERP for the people with an address, and takes each as a fetched event of the
 * journal, by the rules of any fetch. It opens no access by itself.
 * @returns how many people were taken
 */
export async function searchErpByEmail(
  staff: Staff,
  email: string,
  pace: FetchPace = defaultPace,
): Promise<Result<number, SearchProblem>> {
  const address = emailKey(email);
  if (!address.ok) return fail('email-unreadable');
  const searched = await readSearchable(staff);
  const access = searched && (await readAccess(searched.connectionId));
  if (!access?.thin.searchRequest) return fail('not-found');
  if (searched?.paused) return fail('erp-search-paused');
  const refused = await takeAttempts([
    { name: 'erp-search:staff', of: staff.id, limit: maxAMinute, seconds: windowSeconds.minute },
    { name: 'erp-search:structure', of: staff.structure.id, limit: maxAnHour, seconds: windowSeconds.hour },
  ]);
  if (refused) return fail('too-many-searches');
  const listed = await ask(access, access.thin.searchRequest(access.settings, address.value), pace);
  const page = listed && access.thin.readPage(listed, null);
  if (!page) return fail('erp-search-failed');
  const erpIds = page.people
    .map((person) => access.thin.readPerson(person, access.settings))
    .filter((person) => hasAddress(person.email, address.value))
    .map(({ id }) => String(id ?? ''))
    .filter((id) => id !== '');
  if (erpIds.length === 0) return fail(page.people.length === 0 ? 'erp-person-none' : 'erp-person-other');
  return take(access, [...new Set(erpIds)].slice(0, maxPeople), pace);
}

/** Fetches people by their id: an entry of a list may have less than the person. */
async function take(access: ApiAccess, erpIds: string[], pace: FetchPace): Promise<Result<number, SearchProblem>> {
  let taken = 0;
  for (const erpId of erpIds) {
    const { rows } = await database().pool.query<{ leasedAt: Date }>('select clock_timestamp() as "leasedAt"');
    const json = await ask(access, access.thin.personRequest(access.settings, erpId), pace);
    if (!json || !rows[0]) return fail('erp-search-failed');
    const of = { erpId, lease: randomUUID(), leasedAt: rows[0].leasedAt };
    const fetched = fetchedEvent(access, of, { json });
    const removes = fetched.content !== null && 'event' in fetched.content && fetched.content.event.removes;
    const [result] = await receiveEvents(access.connection, [fetched]);
    if (result && isTaken.has(result.verdict) && !removes) taken += 1;
  }
  return taken > 0 ? succeed(taken) : fail('erp-person-held');
}

/** Calls the API, and notes how it went as every call does; null after a failure. */
async function ask(access: ApiAccess, request: ApiRequest, pace: FetchPace): Promise<Record<string, unknown> | null> {
  const key = apiKey(access.connection);
  const answer = await callApi(access, request, pace);
  const failure: ApiProblem | null = answer.ok || isAboutPerson(answer.problem) ? null : answer.problem;
  if (failure) await noteFailure(key, failure, pace);
  else await noteAnswer(key);
  return answer.ok ? answer.value : null;
}

function hasAddress(said: unknown, key: string): boolean {
  const address = typeof said === 'string' ? emailKey(said) : null;
  return address?.ok === true && address.value === key;
}

async function readSearchable(staff: Staff): Promise<{ connectionId: string; paused: boolean } | null> {
  if (!may(staff, 'access.read')) return null;
  const { rows } = await database().pool.query<{ connectionId: string; profile: ProfileName; paused: boolean }>(
    `select c.id as "connectionId", c.profile, coalesce(a.paused_until > clock_timestamp(), false) as paused
     from erp_connection c join erp_api a on a.structure_id = c.structure_id and a.connection_id = c.id
     where c.structure_id = $1 and c.state = 'active'`,
    [staff.structure.id],
  );
  const [row] = rows;
  return row && profileOf(row.profile).thin?.searchRequest ? row : null;
}
