import { plural } from '../format.ts';
import type { fr } from '../fr.ts';

export const erpExplained: (typeof fr)['erpExplained'] = {
  title: 'What is read, and where',
  profile: 'Read as a message of',
  profileHint: 'The program that sends this message. It is read as the API reads it; nothing is stored.',
  kinds: {
    message: 'Message',
    notice: 'Notice: it only says who changed',
    person: 'Record, as the ERP’s API returns it',
    line: 'Line of a full export',
  },
  several: (shown, total) =>
    plural('en', shown, {
      one: `The first of the ${total} pasted messages is explained.`,
      other: `The first ${shown} of the ${total} pasted messages are explained.`,
    }),
  none: 'This text contains no JSON object: nothing can be read from it.',
  tooLong: 'This message is too long to be explained field by field (64 KiB at most).',
  cut: 'This message has many values: only the first ones are explained.',
  columns: { field: 'Field', read: 'Value read', sources: 'Read in the message' },
  fields: {
    messageId: 'Message id',
    type: 'Event',
    version: 'Happened in the ERP',
    kind: 'Kind of record',
    id: 'Id',
    formerIds: 'Former ids',
    lastName: 'Last name',
    firstName: 'First name',
    email: 'Email',
    phone: 'Phones',
    birthDate: 'Birth date',
    status: 'Status',
  },
  statuses: {
    active: 'client',
    former: 'former client',
    pending: 'not a client yet',
    unknown: 'unknown to this profile',
  },
  nothing: 'nothing',
  cleared: 'empty: the known value is cleared',
  notInMessage: 'not in the message',
  notUsed: 'does not count',
  unused: 'Not read, or without effect on the record',
  wouldFetch: (address) => `The record would be read at ${address}.`,
  noFetch: 'No record would be read.',
  verdict: 'Verdict',
  testFetched:
    'This ERP only says who changed. So the test plays the record that its API would return, without calling that API.',
  refusals: {
    'type-not-followed': 'This kind of event does not concern clients.',
    'other-club': 'This notice is about another club.',
    'id-missing': 'The id of the person is missing, or cannot be read.',
    'credentials-missing': 'The credentials of the API are missing: the record could not be read.',
    'connection-disabled': 'The connection was suspended when it arrived.',
    erased: 'The data of this person was erased: nothing brings them back unless you give a reason.',
    'kind-not-counted': 'This kind of record is not a client’s.',
  },
  journal: {
    kinds: 'Kind of record',
    allKinds: 'All records',
    types: 'Kind of event',
    allTypes: 'All events',
    scannedTo: (moment) =>
      `This page ends at ${moment}: 20,000 events were looked through. Older ones are on the next page.`,
  },
  event: {
    wasRefused: 'The ERP had sent it before: it was refused then, and accepted since.',
    onlyId: 'Only its id is kept, not what the record contains.',
    unreadNote: 'These fields were filled and are not stored (counts of the latest 2,000 messages).',
  },
  again: {
    title: 'Judged today',
    note: 'What this message would do with today’s settings. Nothing is stored.',
    verdicts: {
      applied: 'The record would change.',
      unchanged: 'Nothing would change.',
      stale: 'Something newer is known: nothing would change.',
      held: 'It would be held: too many people would be affected within an hour.',
      invalid: 'It would be refused.',
      ignored: 'It would be ignored.',
    },
    effects: {
      created: 'A record would be created.',
      removed: 'This person would become a former client.',
    },
    notKept: 'This message cannot be judged again: its contents were not kept. The ERP has to send it again.',
    ended: 'This message can no longer be judged: the connection that it arrived by has ended.',
    countsNow:
      'This kind of record counts today: the message would be read. Its content was not kept, so the ERP has to send it again.',
  },
};
