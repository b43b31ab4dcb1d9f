import { fail, succeed } from '#lib/result.ts';
import type { RawPerson } from './erp-event.ts';
import { carriedSecret } from './live-secret.ts';
import type { Profile } from './profile.ts';
import { firstFilled, given, objectIn, readKeyword } from './read-object.ts';
import { noStatus, type StatusTable, statusIn, strictest } from './status-table.ts';
import type { ApiPage, Notice, ThinProfile } from './thin-profile.ts';

/** `status` of a customer (Open API, "Search customers"): a prospect has no contract. */
const statuses: StatusTable = { member: 'active', prospect: 'pending', former_member: 'former' };

/** Types of events whose `entityId` is the customer's id; the last two change no record. */
const aboutCustomer = /^(CUSTOMER|CONTRACT)_(?!CHECKIN$|CHECKOUT$)[A-Z_]+$/;

const key = /^[\x21-\x7e]{16,300}$/;

const api: ThinProfile = {
  fields: [
    { name: 'baseUrl', secret: false, pattern: /^\S{1,300}$/, example: 'https://club.open-api.magicline.com/v1' },
    { name: 'apiKey', secret: true, pattern: key },
  ],
  readNotice,
  personRequest: (settings, erpId) => request(settings.apiKey, `/customers/${encodeURIComponent(erpId)}`),
  readPerson: readCustomer,
  pageRequest: (settings, cursor) => {
    const offset = cursor === null ? '' : `&offsetId=${encodeURIComponent(cursor)}`;
    return request(settings.apiKey, `/customers?sliceSize=100${offset}`);
  },
  readPage,
};

/**
 * Magicline (developer.magicline.com, developer.sportalliance.com). Its webhook ("Webhook API
 * reference", "Event types"): `{ "entityId": 789, "uuid": "…", "payload": [{ "timestamp": 1,
 * "type": "CUSTOMER_CREATED" }] }` with a key per studio, which Magicline makes, in `X-API-KEY`; it
 * is sent once and never repeated, so a full base should be fetched now and then. The Open API
 * ("General information"): `X-API-KEY` with another key, `GET /customers/{id}`, chunks of
 * `/customers` with `result`, `hasNext` and `offsetId`. Not documented where it could be read: the
 * answer for a deleted customer, taken to be 404, and the names of a customer's phones.
 */
export const magicline: Profile = {
  name: 'magicline',
  secret: 'carried',
  providerMakesSecret: true,
  quiet: true,
  timestampNeeded: false,
  authenticate: ({ headers }, secrets) => {
    const secret = carriedSecret(headers.get('x-api-key')?.slice(0, 300) ?? null, secrets);
    return secret ? succeed(secret) : fail('signature-invalid');
  },
  read: (body) => ({
    webhookId: readKeyword(body.uuid) || null,
    type: typeOf(body),
    verb: null,
    timestamp: undefined,
    person: { id: undefined },
  }),
  readLine: readCustomer,
  thin: api,
};

function typeOf({ payload }: Record<string, unknown>): string {
  return readKeyword(objectIn(Array.isArray(payload) ? payload[0] : undefined).type);
}

function readNotice(body: Record<string, unknown>): Notice {
  const notice = { webhookId: readKeyword(body.uuid) || null, type: typeOf(body) };
  if (!aboutCustomer.test(notice.type)) return { ...notice, erpId: null, refusal: 'type-not-followed' };
  const id = readKeyword(body.entityId);
  return /^\d{1,30}$/.test(id) ? { ...notice, erpId: id } : { ...notice, erpId: null, refusal: 'id-missing' };
}

function request(apiKey = '', path: string) {
  return { path, headers: { 'x-api-key': apiKey } };
}

function readCustomer(customer: Record<string, unknown>): RawPerson {
  return {
    id: customer.id,
    email: customer.email,
    firstName: customer.firstName,
    lastName: customer.lastName,
    phone: given(customer, 'phonePrivateMobile', 'phonePrivate'),
    birthDate: customer.dateOfBirth,
    status: strictest([statusIn(customer.status, statuses, 'status')], noStatus),
  };
}

/** It does not say how many customers there are. */
function readPage(json: Record<string, unknown>): ApiPage | null {
  const { result, hasNext, offsetId, lastOffsetId } = json;
  if (!Array.isArray(result) || typeof hasNext !== 'boolean') return null;
  const next = readKeyword(firstFilled({ lastOffsetId, offsetId }, 'lastOffsetId', 'offsetId'));
  if (hasNext && next === '') return null;
  return { people: result.map(objectIn), next: hasNext ? next : null, total: null };
}
