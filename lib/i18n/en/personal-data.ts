import { plural } from '../format.ts';
import type { fr } from '../fr.ts';

export const personalData: (typeof fr)['personalData'] = {
  erased: {
    form: 'The data of this person was erased, at their request or after a long silence. To save them again, say why.',
    reason: 'Reason for the return',
    reasonHint: 'For example: asked at the desk to join again. The reason is kept in the activity.',
    request: 'The data of this person was erased: validating needs a reason.',
    row: 'The data of this person was erased.',
  },
  held: {
    heading: 'Personal data',
    exportTitle: 'Everything held on this person',
    exportBody:
      'An archive to hand to the person who asks for it: a page to read and a file for programs (JSON). It holds no link and no code. The export is kept in the activity.',
    export: 'Download the archive',
    title: (name) => `Data held: ${name}`,
    intro: (club, moment) => `${club}, ${moment}`,
    kinds: {
      client: 'Record',
      aliases: 'Other addresses used on the app',
      attachments: 'Requests and links',
      account: 'App account',
      devices: 'Devices',
      invitations: 'Invitations',
      claimCodes: 'Claim codes',
      mails: 'Messages sent',
      events: 'Activity',
      importRows: 'Lines of imported files',
      erpEvents: 'Messages of the ERP',
      proposals: 'Proposed matches with the ERP',
    },
  },
  erasure: {
    title: 'Erase the data',
    managed:
      'Your ERP still has this person, and would send them again. Delete them in the ERP first: once it has said so, they can be erased here.',
    body: 'Erasing is final. First make sure that the request comes from this person.',
    goes: 'Will be erased',
    record: 'The record, and its values in imported files, messages and the activity',
    counts: {
      aliases: (count, many) =>
        plural('en', many, { zero: 'No other address', one: '1 other address', other: `${count} other addresses` }),
      accounts: (count, many) =>
        plural('en', many, {
          zero: 'No app account',
          one: '1 app account, with its devices',
          other: `${count} app accounts, with their devices`,
        }),
      attached: (count, many) => plural('en', many, { zero: 'No link', one: '1 link', other: `${count} links` }),
      invitations: (count, many) =>
        plural('en', many, { zero: 'No invitation', one: '1 invitation', other: `${count} invitations` }),
      mails: (count, many) =>
        plural('en', many, {
          zero: 'No message',
          one: 'The content of 1 message',
          other: `The content of ${count} messages`,
        }),
      events: (count, many) =>
        plural('en', many, {
          zero: 'No entry of the activity',
          one: 'The values of 1 entry of the activity',
          other: `The values of ${count} entries of the activity`,
        }),
      importRows: (count, many) =>
        plural('en', many, {
          zero: 'No line of a file',
          one: '1 line of an imported file',
          other: `${count} lines of imported files`,
        }),
      erpEvents: (count, many) =>
        plural('en', many, {
          zero: 'No message of the ERP',
          one: '1 message of the ERP',
          other: `${count} messages of the ERP`,
        }),
    },
    stays: 'Will stay',
    account: 'The app account, because another structure uses it: it is no longer linked to yours',
    staying: [
      'In the activity: who did what and when, without the values',
      'A keyed hash of the address and the numbers: it reveals a return by a form, an import, the ERP or the app, and does not lead back to the person',
    ],
    submit: 'Erase for good',
    done: 'Data erased. Files and journals are cleaned within minutes.',
  },
  admitEvent: { refused: 'The event was not replayed', submit: 'Replay with this reason' },
  admit: {
    open: 'Validate with a reason',
    title: (name) => `Validate the request of ${name}?`,
    body: 'Their data was erased. Validating creates a new record with what the person entered on the app.',
    refused: 'The request was not validated',
    submit: 'Validate',
    cancel: 'Cancel',
  },
};
