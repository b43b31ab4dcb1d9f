import type { fr } from '../fr.ts';

export const personalData: (typeof fr)['personalData'] = {
  erased: {
    form: 'The data of this person was erased, at their request or after a long silence. To save them again, say why.',
    reason: 'Reason for the return',
    reasonHint: 'For example: asked at the desk to join again. The reason is kept in the activity.',
    request: 'The data of this person was erased: validating needs a reason.',
    row: 'The data of this person was erased.',
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
