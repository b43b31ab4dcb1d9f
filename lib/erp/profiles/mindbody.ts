import { fail, succeed } from '#lib/result.ts';
import type { RawPerson, Verb } from './erp-event.ts';
import { signingSecret } from './live-secret.ts';
import type { Profile } from './profile.ts';
import { firstFilled, given, objectIn, readKeyword, unreadNames, wholeNumber } from './read-object.ts';
import { absentFlag, flag, noStatus, presentFlag, type StatusTable, statusIn, strictest } from './status-table.ts';

const verbs: Record<string, Verb> = {
  'client.created': 'upsert',
  'client.updated': 'upsert',
  'client.deactivated': 'delete',
  'clientProfileMerger.created': 'upsert',
};

/**
 * `Client.Status` of the Public API v6 (developers.mindbodyonline.com/PublicDocumentation/V6,
 * "Client"): "Declined", "Non-Member", "Active", "Expired", "Suspended", "Terminated". "Non-Member"
 * is a client without a contract, who pays by the visit. All but "Active" and "Non-Member" mean an
 * inactive membership, which closes access until Mindbody says otherwise. "Inactive" is how its
 * screens show a deactivated client.
 */
const statuses: StatusTable = {
  active: 'active',
  'non-member': 'active',
  declined: 'former',
  expired: 'former',
  suspended: 'former',
  terminated: 'former',
  inactive: 'former',
};

/** `isProspect`: a person who has bought nothing yet. */
const prospect = flag('pending', 'active');

/**
 * Mindbody Webhooks API v1 (developers.mindbodyonline.com/WebhooksDocumentation):
 * `X-Mindbody-Signature: sha256=<base64 HMAC-SHA256 of the raw body>`; its key is the UTF-8 text of
 * the subscription's `messageSignatureKey`, which Mindbody makes and shows once. `messageId`
 * identifies the message, `eventId` the kind, `eventInstanceOriginationDateTime` the time,
 * `eventData` the person, whole for `client.created` and `client.updated`; `clientUniqueId` never
 * changes, `clientId` may. `clientProfileMerger.created` says that two profiles became one.
 * Mindbody probes the address with HEAD before a subscription is active.
 */
export const mindbody: Profile = {
  name: 'mindbody',
  secret: 'signing',
  providerMakesSecret: true,
  quiet: false,
  timestampNeeded: true,
  authenticate: ({ headers, raw }, secrets) => {
    const sent = /^sha256=(\S+)$/.exec(headers.get('x-mindbody-signature') ?? '')?.[1];
    const secret = sent ? signingSecret([sent], [raw], secrets, (plain) => Buffer.from(plain)) : null;
    return secret ? succeed(secret) : fail('signature-invalid');
  },
  read: (body) => {
    const type = readKeyword(body.eventId);
    const id = readKeyword(body.messageId);
    return {
      webhookId: id || null,
      type,
      verb: verbs[type] ?? null,
      timestamp: body.eventInstanceOriginationDateTime,
      person: (type === 'clientProfileMerger.created' ? readMerger : readClient)(objectIn(body.eventData)),
    };
  },
  readLine: readClient,
};

const phones = ['mobilePhone', 'homePhone', 'workPhone'];
const birthDates = ['birthDateTime', 'birthDate'];
const read = new Set([
  ...['clientUniqueId', 'clientId', 'email', 'firstName', 'lastName', ...phones, ...birthDates],
  ...['status', 'active', 'inactive', 'isProspect', 'siteId', 'creationDateTime'],
]);

function readClient(data: Record<string, unknown>): RawPerson {
  const unread = unreadNames(data, read);
  return {
    ...idOf(data, 'clientUniqueId', 'clientId'),
    email: data.email,
    firstName: data.firstName,
    lastName: data.lastName,
    phone: given(data, ...phones),
    birthDate: given(data, ...birthDates),
    status: strictest(
      [
        statusIn(data.status, statuses, 'status'),
        statusIn(data.active, presentFlag, 'active'),
        statusIn(data.inactive, absentFlag, 'inactive'),
        statusIn(data.isProspect, prospect, 'isProspect'),
      ],
      noStatus,
    ),
    ...(unread.length > 0 && { unread }),
  };
}

/**
 * Reads which of two profiles of one person staff kept, and which it removed
 * (`clientProfileMerger.created`). The message holds no field of the person.
 */
function readMerger(data: Record<string, unknown>): RawPerson {
  const removed = wholeNumber(firstFilled(data, 'removedClientUniqueId'));
  return {
    ...idOf(data, 'keptClientUniqueId', 'keptClientId'),
    ...(removed !== undefined && { formerIds: [{ id: removed }], merges: true }),
  };
}

/** The two ids overlap: the studio's staff may choose the number in `clientId`. */
function idOf(data: Record<string, unknown>, uniqueName: string, name: string): Pick<RawPerson, 'id' | 'kind'> {
  const uniqueId = wholeNumber(firstFilled(data, uniqueName));
  return uniqueId === undefined ? { kind: 'clientId', id: firstFilled(data, name) } : { id: uniqueId };
}
