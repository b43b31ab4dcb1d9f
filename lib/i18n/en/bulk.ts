import { plural } from '../format.ts';
import type { fr } from '../fr.ts';

const countedClients = (count: number, shown: string) =>
  plural('en', count, { zero: 'no client', one: '1 client', other: `${shown} clients` });

const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

export const bulk: (typeof fr)['bulk'] = {
  title: 'Bulk actions',
  newTitle: 'New bulk action',
  start: 'Bulk action',
  history: 'Past bulk actions',
  back: 'Back to bulk actions',
  backToList: 'Back to the list',
  older: 'Older',
  newest: 'Back to the latest',
  none: {
    title: 'No bulk actions yet.',
    body: 'From the client list, invite, group or delete everyone a search finds in one go.',
  },
  columns: { action: 'Action', date: 'Date', state: 'State', result: 'Result' },
  select: {
    page: 'Whole page',
    all: (count, shown) =>
      plural('en', count, {
        zero: 'No client to select',
        one: 'Select the client found',
        other: `Select all ${shown}`,
      }),
    allUncounted: 'Select all clients found',
    pageSelected: (count, shown) =>
      plural('en', count, {
        zero: 'No client on this page selected.',
        one: '1 client on this page selected.',
        other: `${shown} clients on this page selected.`,
      }),
    allSelected: (count, shown) =>
      plural('en', count, {
        zero: 'No client selected.',
        one: '1 client selected.',
        other: `${shown} clients selected, on all pages.`,
      }),
    allSelectedUncounted: 'All clients found are selected, on all pages.',
    others: (count, shown) =>
      plural('en', count, {
        zero: 'None on other pages.',
        one: 'And 1 on another page.',
        other: `And ${shown} on other pages.`,
      }),
    keep: 'Keep the selection for other pages',
    clear: 'Clear selection',
    label: 'Selection',
  },
  who: {
    title: 'For whom?',
    chosen: (count, shown) =>
      plural('en', count, {
        zero: 'No client ticked',
        one: 'The ticked client',
        other: `The ${shown} ticked clients`,
      }),
    search: (count, shown) =>
      plural('en', count, {
        zero: 'No client of the search',
        one: 'The client of the search',
        other: `The ${shown} clients of the search`,
      }),
    searchUncounted: 'All clients of the search',
    all: (count, shown) =>
      plural('en', count, {
        zero: 'No client on the list',
        one: 'The client on the list',
        other: `The ${shown} clients on the list`,
      }),
    allUncounted: 'All clients on the list',
    trash: 'The whole bin',
  },
  what: {
    title: 'What to do?',
    group: 'Group',
    groupHint: 'One group only, for example Judo.',
    language: 'Language',
    submit: 'Prepare',
    submitDetail: 'Nothing changes before you agree: you first see who is concerned.',
    restoreAll: 'Restore the whole bin',
    restoreChosen: 'Restore the selection',
  },
  actions: {
    invite: 'Invite or remind',
    'add-group': 'Add to a group',
    'remove-group': 'Remove from a group',
    'set-language': 'Set the language',
    delete: 'Move to the bin',
    restore: 'Restore from the bin',
  },
  named: {
    invite: () => 'Invite or remind',
    'add-group': (value) => `Add to the group ${value}`,
    'remove-group': (value) => `Remove from the group ${value}`,
    'set-language': (value) => `Language: ${value}`,
    delete: () => 'Move to the bin',
    restore: () => 'Restore from the bin',
  },
  states: {
    planning: 'Preparing',
    planned: 'To confirm',
    committing: 'In progress',
    committed: 'Done',
    cancelled: 'Stopped',
    discarded: 'Discarded',
    failed: 'Failed',
    undoing: 'Being undone',
    undone: 'Undone',
  },
  plan: {
    included: (count, shown) => `${upper(countedClients(count, shown))} to process`,
    left: (count, shown) =>
      plural('en', count, {
        zero: 'Nobody is left out.',
        one: '1 client is left out:',
        other: `${shown} clients are left out:`,
      }),
    confirm: {
      invite: (count, shown) =>
        plural('en', count, {
          zero: 'No invitation to send',
          one: 'Send 1 invitation',
          other: `Send ${shown} invitations`,
        }),
      'add-group': (count, shown) =>
        count === 0 ? 'Nobody to add' : `Add ${countedClients(count, shown)} to the group`,
      'remove-group': (count, shown) =>
        count === 0 ? 'Nobody to remove' : `Remove ${countedClients(count, shown)} from the group`,
      'set-language': (count, shown) =>
        count === 0 ? 'No language to change' : `Change the language of ${countedClients(count, shown)}`,
      delete: (count, shown) =>
        count === 0 ? 'Nobody to move to the bin' : `Move ${countedClients(count, shown)} to the bin`,
      restore: (count, shown) => (count === 0 ? 'Nobody to restore' : `Restore ${countedClients(count, shown)}`),
    },
    discard: 'Discard',
    nothing: 'This action concerns none of the selected clients.',
    undoable: {
      invite: 'Can be undone for 30 days: emails that have not been sent yet will not be.',
      'add-group': 'Can be undone for 30 days.',
      'remove-group': 'Can be undone for 30 days.',
      'set-language': 'Can be undone for 30 days.',
      delete: 'Can be undone for 30 days. These people lose their access to the app.',
      restore: 'Can be undone for 30 days.',
    },
    frozen: 'The list is fixed: clients added since are not concerned.',
  },
  progress: {
    planning: 'Preparing',
    committing: 'In progress',
    undoing: 'Undoing',
    amount: (done, total) => `${done} of ${total} clients`,
    rate: (rate) => `${rate} a second`,
    leave: 'You can leave this page: the work goes on.',
    stop: 'Stop',
    stopDetail: 'What is done stays done, and can be undone.',
  },
  outcome: {
    done: (count, shown) => `Done for ${countedClients(count, shown)}.`,
    stopped: (count, shown) => `Stopped. Done for ${countedClients(count, shown)}.`,
    notReached: (count, shown) =>
      plural('en', count, {
        zero: 'No client is left to process.',
        one: '1 client is left to process.',
        other: `${shown} clients are left to process.`,
      }),
    undone: (count, shown) => `Undone for ${countedClients(count, shown)}.`,
    kept: (count, shown) =>
      plural('en', count, {
        zero: 'No client is kept as it is.',
        one: '1 client is kept as it is:',
        other: `${shown} clients are kept as they are:`,
      }),
    resume: 'Continue',
    file: 'Download the outcome',
    undo: 'Undo this action',
    until: (when) => `Can be undone until ${when}.`,
    undoDetail: 'Clients that somebody changed in this respect meanwhile are kept as they are.',
    interrupted: 'The operation was interrupted after several attempts. What is done stays done.',
    failed: 'It could not be prepared. Nothing was changed.',
    discarded: 'Discarded. Nothing was changed.',
    forgotten: 'The list of the clients concerned was deleted after 30 days.',
    by: (who, when) => `Confirmed by ${who}, ${when}`,
    undoneBy: (who, when) => `Undone by ${who}, ${when}`,
    preparedBy: (who, when) => `Prepared by ${who}, ${when}`,
  },
  someone: 'a staff member',
  reasons: {
    registered: 'On the app already',
    former: 'Former client without access',
    'no-address': 'No email address',
    bounced: 'Address refused',
    complained: 'Reported a message as spam',
    unsubscribed: 'Wants no more invitations',
    queued: 'Invitation queued already',
    'cool-down': 'Invited a few minutes ago',
    'weekly-limit': 'Invited five times this week already',
    'daily-limit': 'Address invited five times today already',
    'in-group': 'In the group already',
    'too-many-groups': 'Has twenty groups already',
    'group-limit': 'The structure has 2,000 groups already',
    'not-in-group': 'Not in the group',
    'same-language': 'Has this language already',
    'managed-by-erp': 'To be deleted in the ERP',
    'not-in-trash': 'Not in the bin',
    deleted: 'In the bin',
    'changed-since': 'Changed meanwhile',
    gone: 'No longer exists',
  },
  keptReasons: {
    sent: 'Email sent already',
    'changed-since': 'Changed meanwhile',
    'used-since': 'Used or changed since',
    'managed-by-erp': 'Managed by the ERP',
    gone: 'No longer exists',
  },
  file: {
    name: 'bulk-action',
    columns: ['Last name', 'First name', 'Email', 'Outcome', 'Undo'],
    included: 'To process',
    done: 'Done',
    undone: 'Undone',
  },
  problems: {
    refused: 'Something is missing to prepare this action.',
    'group-required': 'Enter a group.',
    'one-group': 'Enter one group, of 60 characters at most.',
    'group-limit': 'A structure can have 2,000 groups at most: choose an existing group, or delete one.',
    'language-required': 'Choose a language.',
    'none-chosen': 'Tick at least one client, or choose the whole search.',
    'too-many': 'At most 100 clients can be ticked one by one. For more, choose the whole search.',
    'too-many-operations': 'Too many bulk actions in an hour. Try again a little later.',
    'not-allowed': 'Your role does not allow this.',
    'not-found': 'This bulk action no longer exists.',
    'too-late': 'No longer possible: the action has changed meanwhile.',
  },
};
