import type { fr } from '../fr.ts';

/** The page that the notice of a changed email leads to. */
export const objection: (typeof fr)['objection'] = {
  title: 'Object to a changed email',
  body: (structure) =>
    `${structure} replaced the email on your record. If you did not ask for it: the phones of your account are signed out, the new address has to be confirmed again, and ${structure} can read so on your record. Your address is not restored: only ${structure} can do that.`,
  button: 'I did not ask for this change',
  done: (structure) => `Recorded, and noted on your record. Contact ${structure} to restore your address.`,
  late: (structure) => `This link worked for 48 hours. Contact ${structure} directly.`,
  unknown: 'This link is not valid. Use the one in the message that you received.',
};
