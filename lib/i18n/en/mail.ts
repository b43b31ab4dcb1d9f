import type { fr } from '../fr.ts';

export const mail: (typeof fr)['mail'] = {
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
  erpIncident: {
    silence: (structure, page) => ({
      subject: `${structure}: your ERP has gone silent`,
      text: `Hello,

The ERP of ${structure} has sent nothing for longer than usual. Records stay what they were; what was changed in the ERP since is not here.

See the page ${page} of the back office. This message is sent once for each incident.
`,
    }),
    signatures: (structure, page) => ({
      subject: `${structure}: calls of the ERP are refused`,
      text: `Hello,

Several calls to the ERP connection of ${structure} had a wrong signature. They are refused and nothing of them is kept. Perhaps the secret was changed on one side only.

See the page ${page} of the back office. This message is sent once for each incident.
`,
    }),
  },
};
