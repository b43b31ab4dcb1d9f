import type { fr } from '../fr.ts';

export const refusedRequests: (typeof fr)['refusedRequests'] = {
  back: 'Back to the home page',
  unreadable: { title: 'Unreadable request', text: 'The server cannot read this request. Nothing was done.' },
  foreignOrigin: { title: 'Request refused', text: 'This form was sent from another site. Nothing was done.' },
  methodNotAllowed: {
    title: 'Method not supported',
    text: 'This address does not support this method. Nothing was done.',
  },
  outdated: {
    title: 'This page is out of date',
    text: 'The application was updated in the meantime, and nothing was saved.',
    typed: 'What you typed, to be copied',
    reopen: 'Open the page again',
  },
  tooSlow: {
    title: 'Sent too slowly',
    text: 'The data stopped arriving, or arrives too slowly. Nothing was done: please try again.',
  },
  tooLarge: {
    title: 'Too long',
    text: 'This form contains too much text. Nothing was done: shorten it and try again.',
  },
  tooMany: {
    title: 'Too many connections',
    text: 'Too many connections are open from your network. Try again in a few seconds.',
  },
  busy: {
    title: 'Server busy',
    text: 'Too many forms are arriving at once. Nothing was done: try again in a few seconds.',
  },
};
