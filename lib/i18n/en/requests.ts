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
  selectAll: 'Select all',
  selectNone: 'Clear selection',
  validateAndLink: 'Validate and link to',
  validateApart: 'Validate without linking',
  otherClient: 'Find their record',
  leftOut: (count, many) =>
    plural('en', many, {
      zero: 'No request resembles a record.',
      one: `${count} request resembles a record: decide it by itself.`,
      other: `${count} requests resemble a record: decide them one by one.`,
    }),
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
    undo: 'Undo',
    undoAll: 'Undo all',
    nothing: 'Tick at least one person, then approve the selected requests.',
  },
  undone: ({ undone, deleted, cancelled, sent, late, changed }) =>
    [
      undone > 0 &&
        plural('en', undone, {
          one: 'Decision undone: the request is waiting again, and access stays closed.',
          other: `${undone} decisions undone: the requests are waiting again, and access stays closed.`,
        }),
      deleted > 0 &&
        plural('en', deleted, { one: 'The new record is deleted.', other: `${deleted} new records are deleted.` }),
      cancelled > 0 && 'The message about the refusal was not sent.',
      sent > 0 && 'The message about the refusal had already been sent.',
      late > 0 && 'Too late to undo: a decision can be undone for a minute, as long as nothing has changed.',
      changed > 0 && 'The new record has been changed since: the request stays approved.',
    ]
      .filter(Boolean)
      .join(' '),
  none: {
    title: 'Nobody is waiting',
    body: 'When a person gives your access code on the app and no record has their address, their request arrives here.',
    code: 'See the access code',
  },
};
