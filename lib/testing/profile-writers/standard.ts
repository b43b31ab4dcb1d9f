import { type ProfileWriter, withoutOmitted } from './profile-writer.ts';

/** The native body, which is sent with `webhook-id`. */
export const standardWriter: ProfileWriter = {
  names: {
    ...{ lastName: ['lastName'], firstName: ['firstName'], fullName: [], email: ['email'], phone: ['phone'] },
    ...{ secondPhone: ['secondPhone'], birthDate: ['birthDate'] },
  },
  erpId: (person) => `C-${person}`,
  data: ({ what, fields }) => withoutOmitted({ ...fields, active: what === 'leave' ? false : undefined }),
  envelope: ({ what, person, number, at }, data) => ({
    body: {
      type: what === 'delete' ? 'client.deleted' : 'client.updated',
      timestamp: new Date(at).toISOString(),
      data: { id: `C-${person}`, ...(what !== 'delete' && data) },
    },
    call: { headers: new Headers({ 'webhook-id': `msg_${number}` }) },
  }),
};
