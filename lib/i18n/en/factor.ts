import { plural } from '../format.ts';
import type { fr } from '../fr.ts';

export const factor: (typeof fr)['factor'] = {
  title: 'Two-step sign-in',
  intro: 'After the password, signing in asks for a code from your phone. A stolen password is then not enough.',
  on: 'On',
  off: 'Off',
  setUp: 'Turn on two-step sign-in',
  manage: 'Manage two-step sign-in',
  back: 'Back to my account',
  start: {
    title: 'To begin',
    body: 'You need an authenticator app on your phone, for instance that of your password manager.',
    submit: 'Continue',
  },
  scan: {
    title: 'Add it to your app',
    body: 'Scan the QR code with the app, or type the key. Then enter the six-digit code it shows.',
    qr: 'QR code for the authenticator app',
    secret: 'Key',
    code: 'Code from the app',
    submit: 'Turn on',
    note: 'Sessions open elsewhere end.',
  },
  codes: {
    title: 'Your recovery codes',
    body: 'Each stands in once for the code from the app, if you lose your phone. Print them or keep them in a safe place: they will not be shown again.',
    kept: 'I have kept them',
    left: (count) =>
      plural('en', count, {
        zero: 'You have no recovery code left.',
        one: 'You have one recovery code left.',
        other: `You have ${count} recovery codes left.`,
      }),
    none: 'You have no recovery codes left. Make new ones.',
    short:
      'Codes of ten letters and digits, made before 28 November 2026, no longer count: if yours are, make new ones.',
    renewTitle: 'Recovery codes',
    renew: 'Make ten new codes',
    renewNote: 'The present codes will no longer be valid.',
  },
  remove: {
    title: 'Turn off',
    body: 'Signing in will only ask for the password.',
    submit: 'Turn off',
  },
  banner: (day) =>
    `This structure requires two-step sign-in. Turn it on before ${day}; after that, access waits until it is on.`,
  required:
    'This structure requires two-step sign-in, and the time to turn it on has passed. Turn it on here, then go back to work.',
  anyCode: 'Code from the app, or recovery code',
  signIn: {
    title: 'Your code',
    body: (email) => `For ${email}: the password is right. The code is next.`,
    hint: 'Six digits from your authenticator app, or one of your recovery codes.',
    submit: 'Sign in',
    again: 'Start again with another account',
    lost: 'Lost your phone and your codes? An owner can remove two-step sign-in from your account, on the Team page.',
    expired: 'More than five minutes have passed. Enter your password again.',
  },
  notices: {
    'factor-on': 'Two-step sign-in is on. Keep your recovery codes.',
    'factor-off': 'Two-step sign-in is off.',
    'codes-renewed': 'New recovery codes made. The previous ones are no longer valid.',
  },
};
