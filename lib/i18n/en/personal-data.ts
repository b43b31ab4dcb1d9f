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
      merged: 'Records merged into this one',
      bulk: 'Bulk actions',
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
  retention: {
    title: 'How long data is kept',
    link: 'How long data is kept',
    intro:
      'What is kept on people, for how long, and what happens then. Erasing a person, from their record, waits for none of these.',
    columns: { what: 'Data', days: 'Kept for', after: 'Then' },
    asLong: 'As long as the club keeps it',
    days: (days) => plural('en', days, { zero: 'no day', one: '1 day', other: `${days} days` }),
    kinds: {
      clients: {
        what: 'Records of clients, with groups and notes',
        after:
          'You delete or erase them. After three years without activity they are to be reviewed. A former client of the ERP stays, to be won back.',
      },
      trash: { what: 'Records in the trash', after: 'Deleted every night.' },
      merged: { what: 'Copies of merged records', after: 'Deleted every hour: the merge can no longer be undone.' },
      bulk: {
        what: 'Clients that a bulk action was about, and the search that chose them',
        after: 'Deleted every hour: the action can no longer be undone. The history keeps who, when and how many.',
      },
      mails: { what: 'Messages to clients', after: 'Erased with the person.' },
      activity: { what: 'Activity: who changed what', after: 'Its values are erased with the person.' },
      files: {
        what: 'Imported files and their rows',
        after: 'Deleted every hour: the import can no longer be undone. Date, author and counts stay.',
      },
      erp: {
        what: 'Messages and exports of the ERP',
        after: 'Deleted every night, except those that wait for your decision.',
      },
      registrations: {
        what: 'Registrations on the app without a confirmed address or activity',
        after: 'Deleted every hour.',
      },
      devices: {
        what: 'Sign-ins on the app without activity',
        after:
          'Closed every hour; none lasts longer than a year without being renewed. The model of the phone stays with the account.',
      },
      sessions: {
        what: 'Sessions of the team',
        after: 'Closed, then deleted every hour. The settings can close them earlier.',
      },
      networks: {
        what: 'Hashes of the network addresses that the team signs in from',
        after: 'Deleted every hour after the last sign-in.',
      },
      security: { what: 'Security log', after: 'Deleted every night.' },
      erased: {
        what: 'Keyed hashes of erased people',
        after: 'Forgotten when the person returns with a reason.',
      },
    },
  },
  inactive: {
    title: 'Inactive records',
    link: 'Inactive records',
    intro:
      'Clients whose record has not changed and who have not used the app for three years. Keep them, or erase their data. A client whom your ERP has is never inactive.',
    none: { title: 'No inactive record', body: 'Every client gave a sign of life, or you chose to keep them.' },
    since: 'Last change',
    keep: 'Keep',
    data: 'Personal data',
    first: 'Beginning',
    next: 'Next',
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
