import type { fr } from '../fr.ts';

const hello = (firstName: string) => `Hello${firstName && ` ${firstName}`},`;

const signInChanges = {
  password: {
    subject: 'your password was changed',
    text: 'The password of your account has just been changed. Sessions open in other browsers have ended.',
  },
  email: {
    subject: 'the email of your account was changed',
    text: 'The email with which you sign in has just been replaced by another. This is our last message to this address.',
  },
  'factor-on': {
    subject: 'two-step sign-in is on',
    text: 'After the password, your account now asks for a code from your app. Sessions open in other browsers have ended.',
  },
  'factor-off': {
    subject: 'two-step sign-in is off',
    text: 'Your account no longer asks for a code after the password.',
  },
  'factor-removed': {
    subject: 'two-step sign-in was removed',
    text: 'An owner, or whoever runs the server, has removed two-step sign-in from your account. Your sessions have ended. Sign in with your password, then turn it on again.',
  },
  'recovery-codes': {
    subject: 'you have new recovery codes',
    text: 'New recovery codes have just been made for your account. The previous ones are no longer valid.',
  },
  'recovery-code-used': {
    subject: 'a recovery code was used',
    text: 'A sign-in to your account has just used one of your recovery codes.',
  },
  'passkey-added': {
    subject: 'a passkey was added',
    text: 'A passkey was just added to your account: it signs in without password or code.',
  },
  'passkey-removed': {
    subject: 'a passkey was removed',
    text: 'A passkey was just removed from your account. It no longer signs in.',
  },
  'sessions-ended': {
    subject: 'your sessions were ended',
    text: 'An owner has ended every session of your account. Sign in again in the browsers that you use.',
  },
};

export const mail: (typeof fr)['mail'] = {
  emailCode: (structure, code) => ({
    subject: `Your code for ${structure}`,
    content: {
      greeting: 'Hello,',
      paragraphs: [`Here is the code to type in the app to confirm your email with ${structure}:`],
      code,
      after: ['It works once, for 15 minutes.'],
      footer: ['If you did not ask for anything, ignore this message: without this code, nothing happens.'],
    },
  }),
  emailChanged: (structure, firstName, url) => ({
    subject: `${structure}: your email was changed`,
    content: {
      greeting: hello(firstName),
      paragraphs: [
        `${structure} replaced the email on your record by another one. The app will ask to confirm the new address.`,
        'If you did not ask for this change, object to it within 48 hours:',
      ],
      action: { label: 'I did not ask for this change', url },
      footer: [`If this change surprises you, talk to ${structure}. We write here one last time, so that you know.`],
    },
  }),
  requestRefused: (structure, firstName, reason) => ({
    subject: `${structure}: your request to join`,
    content: {
      greeting: hello(firstName),
      paragraphs: [`${structure} did not accept your request to join on the app.`, `Reason: ${reason}`],
      footer: [`If you have any question, please ask ${structure} directly.`],
    },
  }),
  invitation: (structure, firstName, email, links) => ({
    subject: `${structure} invites you to its app`,
    content: {
      greeting: hello(firstName),
      paragraphs: [
        `${structure} has an app for you. Install it from this link, then register with this address, ${email}: it is the one that ${structure} knows.`,
      ],
      action: { label: 'Open my invitation', url: links.open },
      after: ['The link is personal and works for 30 days.'],
      footer: [`You receive this message because ${structure} has your address in its list of clients.`],
      unsubscribe: { label: 'Unsubscribe', url: links.unsubscribe },
    },
  }),
  passwordReset: (link) => ({
    subject: 'Choose a new password',
    content: {
      greeting: 'Hello,',
      paragraphs: ['You asked to change your password, or to unlock signing in. This link works once, for one hour:'],
      action: { label: 'Choose a password', url: link },
      footer: ['If you did not ask for anything, ignore this message: your password stays the same.'],
    },
  }),
  joinCode: (structure, code) => ({
    subject: `Your code to join the team of ${structure}`,
    content: {
      greeting: 'Hello,',
      paragraphs: [`Here is the code to type to join the team of ${structure}:`],
      code,
      after: ['It works once, for 15 minutes.'],
      footer: ['If you did not ask for anything, ignore this message: without this code, nothing happens.'],
    },
  }),
  colleagueInvited: (structure, name, inviter, link) => ({
    subject: `${inviter} invites you to the team of ${structure}`,
    content: {
      greeting: hello(name),
      paragraphs: [
        `${inviter} gives you access to the back office of ${structure}. This link works once, for seven days:`,
      ],
      action: { label: 'Join the team', url: link },
      footer: [`If you do not know ${inviter}, ignore this message.`],
    },
  }),
  emailChangeCode: (structure, code) => ({
    subject: `${structure}: code for your new email`,
    content: {
      greeting: 'Hello,',
      paragraphs: ['Here is the code to type under “My account” to sign in with this address from now on:'],
      code,
      after: ['It works once, for 15 minutes.'],
      footer: ['If you did not ask for anything, ignore this message: without this code, nothing happens.'],
    },
  }),
  signInChanged: (structure, name, change) => ({
    subject: `${structure}: ${signInChanges[change].subject}`,
    content: {
      greeting: hello(name),
      paragraphs: [signInChanges[change].text],
      footer: [
        'If this was not you, choose another password at once with “Forgotten password” and tell an owner of your structure.',
      ],
    },
  }),
  erpIncident: {
    silence: (structure, page) => ({
      subject: `${structure}: your ERP has gone silent`,
      content: {
        greeting: 'Hello,',
        paragraphs: [
          `The ERP of ${structure} has sent nothing for longer than usual. Records stay what they were; what was changed in the ERP since is not here.`,
        ],
        action: { label: 'See the connection', url: page },
        footer: ['This message is sent once for each incident.'],
      },
    }),
    signatures: (structure, page) => ({
      subject: `${structure}: calls of the ERP are refused`,
      content: {
        greeting: 'Hello,',
        paragraphs: [
          `Several calls to the ERP connection of ${structure} had a wrong signature. They are refused and nothing of them is kept. Perhaps the secret was changed on one side only.`,
        ],
        action: { label: 'See the connection', url: page },
        footer: ['This message is sent once for each incident.'],
      },
    }),
    credentials: (structure, page) => ({
      subject: `${structure}: the ERP’s API refuses the credentials`,
      content: {
        greeting: 'Hello,',
        paragraphs: [
          `The API of the ERP of ${structure} refuses the credentials entered here. Changes that the ERP reports wait, and none is lost. Enter the current credentials.`,
        ],
        action: { label: 'See the connection', url: page },
        footer: ['This message is sent once for each incident.'],
      },
    }),
  },
};
