import type { fr } from '../fr.ts';

export const mail: (typeof fr)['mail'] = {
  invitation: (structure, firstName, email) => ({
    subject: `${structure} invites you to the app`,
    text: `Hello${firstName && ` ${firstName}`},

${structure} gives you access to its contents on the app. Two steps:

1. Install the app from the App Store (iPhone) or Google Play (Android).
2. Register with this address, and no other: ${email}

The app will send you a code to confirm that this address is yours. If this message is not meant for you, ignore it.
`,
  }),
  emailCode: (structure, code) => ({
    subject: `Your code for ${structure}`,
    text: `Hello,

Here is the code to type in the app to confirm your email with ${structure}:

${code}

It works once, for 15 minutes. If you did not ask for anything, ignore this message: without this code, nothing happens.
`,
  }),
  emailChanged: (structure, firstName) => ({
    subject: `${structure}: your email was changed`,
    text: `Hello${firstName && ` ${firstName}`},

${structure} replaced the email on your record by another one. The app will ask to confirm the new address.

If this change surprises you, talk to ${structure}. We write here one last time, so that you know.
`,
  }),
  requestRefused: (structure, firstName, reason) => ({
    subject: `${structure}: your request to join`,
    text: `Hello${firstName && ` ${firstName}`},

${structure} did not accept your request to join on the app.

Reason: ${reason}

If you have any question, please ask ${structure} directly.
`,
  }),
};
