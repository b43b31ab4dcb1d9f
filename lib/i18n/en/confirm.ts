import type { fr } from '../fr.ts';

export const confirm: (typeof fr)['confirm'] = {
  title: 'Confirm it’s you',
  body: (email) =>
    `This action is protected. Enter the password of ${email} again: you won’t be asked for the next ten minutes.`,
  refused: 'Not confirmed',
  password: 'Your password',
  code: 'Code from the app or recovery code',
  submit: 'Confirm',
  cancel: 'Cancel',
  inForm: 'Confirm it’s you',
  inFormBody:
    'You last entered your password more than ten minutes ago. What you typed is kept: enter your password, then save again.',
};
