import { plural } from '../format.ts';
import type { groups as fr } from '../fr/groups.ts';

export const groups: typeof fr = {
  title: 'Groups',
  intro: 'A client can be in several groups. They are given on the client’s record, by an import or a bulk action.',
  unknown: 'Deleted group',
  columns: { name: 'Group', clients: 'Clients', actions: 'Actions' },
  members: (count, shown) =>
    plural('en', count, { zero: 'no client', one: `${shown} client`, other: `${shown} clients` }),
  emptyTitle: 'No group',
  emptyBody: 'Give a client a group on their record: it will appear here.',
  manage: 'Manage',
  manageNamed: (name) => `Manage the group ${name}`,
  back: 'Back to the groups',
  show: 'Show its clients',
  refused: 'The group was not changed',
  rename: { title: 'Rename', name: 'New name', save: 'Rename' },
  merge: {
    title: 'Merge into another group',
    body: 'Its clients move to the other group. The name leaves the list.',
    into: 'Other group',
    choose: 'Choose',
    save: 'Merge',
  },
  delete: {
    title: 'Delete this group',
    button: 'Delete the group',
    ask: (name) => `Delete the group ${name}?`,
    body: (count, shown) =>
      plural('en', count, {
        zero: 'No client is in this group.',
        one: `${shown} client leaves the group. The record stays.`,
        other: `${shown} clients leave the group. Their records stay.`,
      }),
    detail: 'This cannot be undone.',
  },
  notices: {
    renamed: 'Group renamed.',
    merged: 'Groups merged.',
    deleted: 'Group deleted.',
    'not-found': 'This group no longer exists.',
    'not-allowed': 'Your role does not allow this.',
  },
  problems: {
    required: 'Enter a name.',
    'one-name': 'One name without a comma, of 60 characters at most.',
    taken: 'Another group has this name. Merge the two.',
    'no-target': 'Choose another group.',
  },
};
