import { plural } from '../format.ts';
import type { fr } from '../fr.ts';

export const requests: (typeof fr)['requests'] = {
  title: 'Requests',
  waiting: (count, many) =>
    plural('en', many, {
      zero: 'Nobody is waiting',
      one: `${count} person is waiting`,
      other: `${count} people are waiting`,
    }),
  more: (count) => `more than ${count}`,
  intro: 'The oldest first. Nobody sees your content until you have approved them.',
  columns: { person: 'Person', evidence: 'What is known', actions: 'Decision' },
  select: 'Select',
  validateSelected: 'Approve selected',
  validateAndLink: 'Validate and link to',
  why: {
    unknown: 'No record has this address: validating creates the record.',
    unknownToErp:
      'No record has this address, and records come from your ERP: create the person there, then validate, or link to an existing record.',
    known: (name) => `The record of ${name} has this address: validating links the account.`,
    inBin: (name) => `The record of ${name} has this address, but it is in the bin: restore it first.`,
    taken: (name) => `The record of ${name} has this address, but another account is linked to it already.`,
  },
  near: {
    inBin: 'in the bin',
    taken: 'has an account already',
  },
  refusedBefore: (day, reason) => `Refused on ${day}, reopened since: ${reason}`,
  proved: 'Email confirmed',
  unproved: 'Email not confirmed yet',
  newest: 'Back to the beginning',
  next: 'Next',
  outcome: {
    title: 'What you have just decided',
    validated: 'Request validated',
    refused: 'Request refused',
    open: (name) => `Open the record of ${name}`,
    nothing: 'Tick at least one person, then approve the selected requests.',
  },
  none: {
    title: 'Nobody is waiting',
    body: 'When a person gives your access code on the app and no record has their address, their request arrives here.',
    code: 'See the access code',
  },
};
