import { plural } from '../format.ts';
import type { fr } from '../fr.ts';

export const account: (typeof fr)['account'] = {
  title: 'My account',
  back: 'Back to the workspace',
  refused: 'Nothing was saved',
  save: 'Save',
  profile: { title: 'Name and language', name: 'Your name', language: 'Language' },
  languages: { fr: 'Français', en: 'English' },
  email: {
    title: 'Email',
    body: 'A code is sent to the new address; the old one is told once the change is made.',
    proved: 'Verified',
    unproved: 'Not verified',
    next: 'New email',
    submit: 'Email me a code',
    sent: (email) => `A code was sent to ${email}. It is valid for 15 minutes.`,
    code: 'Code received by email',
    confirm: 'Change email',
    noMail:
      'This server sends no email for now: a new address cannot be verified, so the email of the account cannot be changed here.',
  },
  password: {
    title: 'Password',
    body: 'Sessions open elsewhere end.',
    bodyMailed: 'Sessions open elsewhere end, and an email tells you so.',
    current: 'Current password',
    next: 'New password',
    submit: 'Change password',
  },
  sessions: {
    title: 'Open sessions',
    body: (days) =>
      `Every browser in which you are signed in. A session ends after ${plural('en', days, { one: 'one day', other: `${days} days` })} at the latest.`,
    current: 'this browser',
    unknown: 'Unknown browser',
    noAddress: 'unknown address',
    end: 'End',
    endOthers: 'End all others',
  },
  notices: {
    'profile-saved': 'Name and language saved.',
    'password-changed': 'Password changed. Sessions open elsewhere have ended.',
    'code-sent': 'A code has just been sent to the new address.',
    'email-changed': 'Email changed. Sign in with it from now on.',
    'session-ended': 'Session ended.',
    'session-gone': 'This session has already ended.',
    'sessions-ended': 'All other sessions have ended.',
    failed: 'Something went wrong on our side. Nothing has changed.',
  },
};
