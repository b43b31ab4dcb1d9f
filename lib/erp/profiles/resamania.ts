import { fail, succeed } from '#lib/result.ts';
import type { RawPerson } from './erp-event.ts';
import { carriedSecret } from './live-secret.ts';
import type { Profile } from './profile.ts';
import { firstFilled, given, objectIn, readKeyword } from './read-object.ts';
import { absentFlag, noStatus, type StatusTable, statusIn, strictest } from './status-table.ts';
import type { ApiPage, ApiRequest, ApiSettings, Notice, ThinProfile } from './thin-profile.ts';

/** People a page. API Platform, which Resamania is built with, allows `itemsPerPage` by default. */
const pageSize = 100;

/**
 * The public documentation shows no value of a contact's state. These are the words that its pages
 * use; any other is held for staff, as every unknown status is.
 */
const states: StatusTable = {
  active: 'active',
  client: 'active',
  customer: 'active',
  member: 'active',
  prospect: 'pending',
  lead: 'pending',
  inactive: 'former',
  archived: 'former',
  deleted: 'former',
  anonymized: 'former',
  merged: 'former',
};

const iri = (kind: string) => new RegExp(`^/([\\w.-]{1,60})/${kind}/([\\w-]{1,60})$`);
const contactIri = iri('contacts');
const token = /^[\w.-]{1,60}$/;
const key = /^[\x21-\x7e]{8,300}$/;

const api: ThinProfile = {
  fields: [
    { name: 'baseUrl', secret: false, pattern: /^\S{1,300}$/, example: 'https://gateway.example.com/resa2' },
    { name: 'clientToken', secret: false, pattern: token, example: 'monclub' },
    { name: 'clubId', secret: false, pattern: iri('clubs'), example: '/monclub/clubs/1' },
    {
      name: 'networkNodeId',
      secret: false,
      pattern: iri('network_nodes'),
      example: '/monclub/network_nodes/1',
      optional: true,
    },
    { name: 'clientId', secret: true, pattern: key },
    { name: 'clientSecret', secret: true, pattern: key },
    { name: 'apiKey', secret: true, pattern: key },
  ],
  readNotice,
  token: {
    request: ({ clientToken, clientId = '', clientSecret = '', apiKey = '' }) => ({
      path: `/${clientToken}/oauth/v2/token`,
      headers: { 'x-gravitee-api-key': apiKey },
      form: { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret },
    }),
    read: ({ access_token: text, expires_in: life }) =>
      typeof text === 'string' && text !== '' && text.length <= 10_000 && /^[\x21-\x7e]+$/.test(text)
        ? { token: text, lifeSeconds: Number(life) > 0 ? Number(life) : null }
        : null,
    headers: (text) => ({ authorization: `Bearer ${text}` }),
  },
  personRequest: (settings, erpId) => request(settings, `/contacts/${encodeURIComponent(erpId)}`),
  readPerson: readContact,
  searchRequest: (settings, email) => request(settings, `/contacts?email=${encodeURIComponent(email)}`),
  pageRequest: (settings, cursor) =>
    request(settings, `/contacts?page=${encodeURIComponent(cursor ?? '1')}&itemsPerPage=${pageSize}`),
  readPage,
};

/**
 * Resamania (doc.resamania.com: "Webhooks", "Authentication", "Online registration"): its webhook
 * says only `{ "event": "contact.updated", "data": { "object": { "contactId": "/club/contacts/2",
 * "clubId": "/club/clubs/1" } } }`, unsigned, so the secret is in the address; one address receives
 * the events of all clubs of a client token. The person is fetched from the API: a token by client
 * credentials, `x-gravitee-api-key` on every request, the club and the network node as headers, and
 * JSON-LD answers with lists as `hydra:member`. `quiet`: whether Resamania gives a webhook up after
 * an error is not documented, so anything authentic is answered 2xx.
 */
export const resamania: Profile = {
  name: 'resamania',
  secret: 'carried',
  quiet: true,
  timestampNeeded: false,
  authenticate: ({ token: sent }, secrets) => {
    const secret = carriedSecret(sent, secrets);
    return secret ? succeed(secret) : fail('signature-invalid');
  },
  read: (body) => ({
    webhookId: null,
    type: readKeyword(body.event),
    verb: null,
    timestamp: undefined,
    person: { id: undefined },
  }),
  readLine: (line) => readContact(line, {}),
  thin: api,
};

function readNotice(body: Record<string, unknown>, { clientToken, clubId }: ApiSettings): Notice {
  const type = readKeyword(body.event);
  const object = objectIn(objectIn(body.data).object);
  const notice = { webhookId: null, type };
  if (!/^contact\.[\w-]+$/.test(type)) return { ...notice, erpId: null, refusal: 'type-not-followed' };
  const [, of, id] = contactIri.exec(readKeyword(object.contactId)) ?? [];
  if (!id) return { ...notice, erpId: null, refusal: 'id-missing' };
  const club = readKeyword(object.clubId);
  // Without settings, nothing says which club is the connection's own.
  const elsewhere = [
    [of, clientToken],
    [club || clubId, clubId],
  ].some(([said, own]) => own !== undefined && said !== own);
  return elsewhere ? { ...notice, erpId: null, refusal: 'other-club' } : { ...notice, erpId: id };
}

function request({ clientToken, clubId = '', networkNodeId, apiKey = '' }: ApiSettings, path: string): ApiRequest {
  return {
    path: `/${clientToken}${path}`,
    headers: {
      'x-gravitee-api-key': apiKey,
      'x-user-club-id': clubId,
      ...(networkNodeId && { 'x-user-network-node-id': networkNodeId }),
    },
  };
}

/** A contact of another club than the connection's is none of its clients. */
function readContact(contact: Record<string, unknown>, { clubId }: ApiSettings): RawPerson {
  const left = (name: string) =>
    statusIn(firstFilled(contact, name) === undefined ? undefined : 'left', { left: 'former' }, name);
  const clubs = clubsOf(contact);
  const elsewhere = clubId !== undefined && clubs.length > 0 && !clubs.includes(clubId);
  return {
    id: contactIri.exec(readKeyword(contact['@id']))?.[2] ?? contact.id,
    email: contact.email,
    firstName: contact.givenName,
    lastName: contact.familyName,
    phone: given(contact, 'mobile', 'mobilePhone', 'telephone', 'phone'),
    birthDate: contact.birthDate,
    status: strictest(
      [
        elsewhere ? statusIn('elsewhere', { elsewhere: 'former' }, 'clubId') : null,
        left('deletedAt'),
        left('archivedAt'),
        statusIn(contact.archived, absentFlag, 'archived'),
        statusIn(contact.deleted, absentFlag, 'deleted'),
        statusIn(contact.state, states, 'state'),
      ],
      noStatus,
    ),
  };
}

/** The clubs that a contact names, as IRIs, as objects with an `@id`, or as a list of either. */
function clubsOf(contact: Record<string, unknown>): string[] {
  return [contact.clubId, contact.club, contact.clubs]
    .flat()
    .map((club) => readKeyword(typeof club === 'string' ? club : objectIn(club)['@id']))
    .filter((club) => club !== '');
}

/**
 * The following page is the one that `hydra:view` names or, without a view, the next number while
 * fewer people came than there are.
 */
function readPage(json: Record<string, unknown>, cursor: string | null): ApiPage | null {
  const members = json['hydra:member'];
  if (!Array.isArray(members)) return null;
  const people = members.map(objectIn);
  const count = json['hydra:totalItems'];
  const total = typeof count === 'number' && Number.isSafeInteger(count) && count >= 0 ? count : null;
  const page = Number(cursor ?? '1');
  const view = objectIn(json['hydra:view']);
  const link = readKeyword(view['hydra:next']);
  const linked = /[?&]page=(\d{1,9})(?:&|$)/.exec(link)?.[1];
  if (linked) return { people, next: Number(linked) > page ? linked : null, total };
  const more = view['hydra:last'] === undefined && people.length > 0 && total !== null && page * pageSize < total;
  return { people, next: more ? String(page + 1) : null, total };
}
