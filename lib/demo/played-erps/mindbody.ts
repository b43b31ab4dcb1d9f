import { createHmac } from 'node:crypto';
import { type Change, isMarkedOnly, type PlayedErp } from './played-erp.ts';

/**
 * Mindbody (developers.mindbodyonline.com/WebhooksDocumentation): a HEAD before the subscription is
 * active, 10 s for an answer, and a repetition every 15 minutes for three hours, of which the first
 * ones are played. `client.deactivated` holds ids only.
 */
export const playedMindbody: PlayedErp = {
  timeoutMs: 10_000,
  waits: [900, 900],
  probes: true,
  messages: (change, secret) => {
    const [eventId, status] = eventOf(change);
    const ids = { siteId: 123, clientId: `1000${change.person.number}`, clientUniqueId: change.person.number };
    const body = JSON.stringify({
      messageId: change.id,
      eventId,
      eventSchemaVersion: 1,
      eventInstanceOriginationDateTime: change.at.toISOString(),
      eventData: status === null ? ids : { ...ids, ...client(change, status) },
    });
    const headers = {
      'content-type': 'application/json',
      'x-mindbody-signature': `sha256=${createHmac('sha256', secret).update(body).digest('base64')}`,
    };
    return [() => ({ method: 'POST', path: '', headers, body })];
  },
};

function eventOf({ kind, person }: Change): [eventId: string, status: string | null] {
  if (kind === 'created') return ['client.created', 'Non-Member'];
  if (kind === 'updated') return ['client.updated', 'Active'];
  return isMarkedOnly(person) ? ['client.updated', 'Terminated'] : ['client.deactivated', null];
}

function client({ person, at }: Change, status: string): object {
  const { lastName, firstName, email, phone } = person;
  return {
    creationDateTime: at.toISOString(),
    status,
    firstName,
    lastName,
    email,
    mobilePhone: phone,
    homePhone: null,
    workPhone: null,
    addressLine1: null,
    city: '',
    postalCode: '75011',
    country: 'FR',
    birthDateTime: null,
    gender: 'None',
    isProspect: false,
    isCompany: false,
    homeLocation: 1,
    indexes: [],
  };
}
