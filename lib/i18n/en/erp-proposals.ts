import { plural } from '../format.ts';
import type { fr } from '../fr.ts';

export const erpProposals: (typeof fr)['erpProposals'] = {
  title: 'Same person?',
  meaning:
    'The ERP has sent a new person, and a client managed here resembles them under another address. Link: the client keeps their history, note and app account, and follows the ERP; the record that the ERP created goes to the trash. A new address has to be confirmed before it opens access.',
  none: 'No record to compare',
  waiting: (count, shown) =>
    plural('en', count, {
      zero: 'Nobody in the ERP resembles a client managed here',
      one: `${shown} person of the ERP resembles a client managed here`,
      other: `${shown} people of the ERP resemble a client managed here`,
    }),
  all: 'See all',
  person: 'In the ERP',
  client: 'Managed here',
  why: 'What is alike',
  decide: 'Decision',
  link: 'Link',
  linkNamed: (person, client) => `Link: ${person} in the ERP, ${client} here`,
  refuse: 'Two different people',
  refuseNamed: (person, client) => `Two different people: ${person} in the ERP, ${client} here`,
  notices: {
    'person-linked': 'Linked: the client follows the ERP. The duplicate record is in the trash.',
    'person-distinct': 'Noted: they are two people. We won’t suggest it again.',
    'person-registered':
      'The record that the ERP created has an app account already: it cannot be replaced. Nothing has changed.',
    'person-gone': 'This suggestion is no longer valid: one of the two records has changed. Nothing has changed here.',
  },
};
