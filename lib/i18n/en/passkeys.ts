import type { fr } from '../fr.ts';

export const passkeys: (typeof fr)['passkeys'] = {
  title: 'Passkeys',
  intro:
    'A passkey of your phone or computer replaces password and code. It can be neither guessed nor typed into a fake site.',
  none: 'No passkey yet.',
  added: (day) => `Added on ${day}`,
  neverUsed: 'never used',
  used: (ago) => `used ${ago}`,
  remove: 'Remove',
  name: 'Name of the passkey',
  nameHint: 'To recognise it here, for example “Nadia’s phone”.',
  add: 'Add a passkey',
  unsupported: 'This browser cannot add a passkey here: it needs JavaScript, and the usual address of the site.',
  use: 'Use a passkey',
  refused: 'The passkey was not accepted',
  unused: 'The passkey was not used. Try again, or take another way.',
  known: 'This device has a passkey for this account already.',
  notices: {
    'passkey-added': 'Passkey added. You can sign in with it.',
    'passkey-removed': 'Passkey removed: it no longer signs in. Remove it from the device as well.',
    'passkey-gone': 'This passkey is removed already.',
  },
};
