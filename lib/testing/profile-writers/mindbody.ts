import { type ProfileWriter, withoutOmitted } from './profile-writer.ts';

/** A client of Mindbody; staff merges two profiles by a message without any field of the person. */
export const mindbodyWriter: ProfileWriter = {
  names: {
    ...{ lastName: ['lastName'], firstName: ['firstName'], fullName: [], email: ['email'] },
    ...{ phone: ['mobilePhone', 'homePhone', 'workPhone'], secondPhone: [], birthDate: ['birthDateTime', 'birthDate'] },
  },
  erpId: String,
  data: ({ what, fields: { lastName, firstName, email, phone, secondPhone, birthDate } }) =>
    withoutOmitted({
      ...{ lastName, firstName, email, mobilePhone: phone, homePhone: secondPhone },
      birthDateTime: birthDate ? `${birthDate}T00:00:00` : birthDate,
      status: what === 'leave' ? 'Expired' : 'Active',
    }),
  envelope: ({ what, person, former, number, at }, data) => {
    const kinds = { delete: 'client.deactivated', merge: 'clientProfileMerger.created' };
    const merger = { mergedByStaffId: 11, keptClientUniqueId: person, removedClientUniqueId: former };
    const identity = what === 'merge' ? merger : { clientId: `10000${person}`, clientUniqueId: person };
    return {
      body: {
        messageId: `message-${number}`,
        eventId: what === 'delete' || what === 'merge' ? kinds[what] : 'client.updated',
        ...{ eventSchemaVersion: 1, eventInstanceOriginationDateTime: new Date(at).toISOString() },
        eventData: { siteId: 7, ...identity, ...((what === 'update' || what === 'leave') && data) },
      },
      call: {},
    };
  },
};
