import type { Draft } from '#lib/i18n/letter.ts';
import { de } from '../elision.ts';

const hello = (firstName: string) => `Bonjour${firstName && ` ${firstName}`},`;

const signInChanges = {
  password: {
    subject: 'votre mot de passe a été changé',
    text: 'Le mot de passe de votre compte vient d’être changé. Les sessions ouvertes dans d’autres navigateurs sont fermées.',
  },
  email: {
    subject: 'l’e-mail de votre compte a été changé',
    text: 'L’e-mail avec lequel vous vous connectez vient d’être remplacé par un autre. C’est notre dernier message à cette adresse.',
  },
  'factor-on': {
    subject: 'la double authentification est activée',
    text: 'Votre compte demande désormais, après le mot de passe, un code de votre application. Les sessions ouvertes dans d’autres navigateurs sont fermées.',
  },
  'factor-off': {
    subject: 'la double authentification est désactivée',
    text: 'Votre compte ne demande plus de code après le mot de passe.',
  },
  'factor-removed': {
    subject: 'la double authentification a été retirée',
    text: 'La direction, ou la personne qui gère le serveur, a retiré la double authentification de votre compte. Vos sessions sont fermées. Connectez-vous avec votre mot de passe, puis réactivez-la.',
  },
  'recovery-codes': {
    subject: 'vous avez de nouveaux codes de secours',
    text: 'De nouveaux codes de secours viennent d’être créés pour votre compte. Les précédents ne sont plus valables.',
  },
  'recovery-code-used': {
    subject: 'un code de secours a été utilisé',
    text: 'Une connexion à votre compte vient d’utiliser un de vos codes de secours.',
  },
  'passkey-added': {
    subject: 'une clé d’accès a été ajoutée',
    text: 'Une clé d’accès vient d’être ajoutée à votre compte\u202f: elle ouvre une session sans mot de passe ni code.',
  },
  'passkey-removed': {
    subject: 'une clé d’accès a été retirée',
    text: 'Une clé d’accès vient d’être retirée de votre compte. Elle n’ouvre plus de session.',
  },
  'sessions-ended': {
    subject: 'vos sessions ont été fermées',
    text: 'La direction a fermé toutes les sessions de votre compte. Connectez-vous de nouveau dans les navigateurs que vous utilisez.',
  },
};

/** The mails that the product writes. */
export const mail = {
  emailCode: (structure: string, code: string): Draft => ({
    subject: `Votre code pour ${structure}`,
    content: {
      greeting: 'Bonjour,',
      paragraphs: [`Voici le code à saisir dans l’app pour confirmer votre e-mail auprès ${de(structure)}\u202f:`],
      code,
      after: ['Il est valable une seule fois, pendant 15 minutes.'],
      footer: ['Si vous n’avez rien demandé, ignorez ce message\u202f: sans ce code, il ne se passe rien.'],
    },
  }),
  emailChanged: (structure: string, firstName: string, url: string): Draft => ({
    subject: `${structure}\u202f: votre e-mail a été modifié`,
    content: {
      greeting: hello(firstName),
      paragraphs: [
        `${structure} a remplacé l’e-mail de votre fiche par un autre. L’app demandera de confirmer la nouvelle adresse.`,
        'Si vous n’avez pas demandé ce changement, contestez-le dans les 48 heures\u202f:',
      ],
      action: { label: 'Je n’ai pas demandé ce changement', url },
      footer: [`Si ce changement vous surprend, contactez ${structure}. C’est notre dernier message à cette adresse.`],
    },
  }),
  requestRefused: (structure: string, firstName: string, reason: string): Draft => ({
    subject: `${structure}\u202f: votre demande d’accès`,
    content: {
      greeting: hello(firstName),
      paragraphs: [`${structure} n’a pas donné suite à votre demande d’accès sur l’app.`, `Motif\u202f: ${reason}`],
      footer: [`Pour toute question, adressez-vous directement à ${structure}.`],
    },
  }),
  invitation: (
    structure: string,
    firstName: string,
    email: string,
    links: { open: string; unsubscribe: string },
  ): Draft => ({
    subject: `${structure} vous invite sur son app`,
    content: {
      greeting: hello(firstName),
      paragraphs: [
        `${structure} vous invite sur son app. Installez-la depuis ce lien, puis inscrivez-vous avec cette adresse, ${email}\u202f: c’est celle de votre fiche.`,
      ],
      action: { label: 'Ouvrir mon invitation', url: links.open },
      after: ['Le lien est personnel et reste valable 30 jours.'],
      footer: [`Vous recevez ce message parce que ${structure} a votre adresse dans sa liste de clients.`],
      unsubscribe: { label: 'Ne plus recevoir d’invitations', url: links.unsubscribe },
    },
  }),
  passwordReset: (link: string): Draft => ({
    subject: 'Choisir un nouveau mot de passe',
    content: {
      greeting: 'Bonjour,',
      paragraphs: [
        'Vous avez demandé à changer de mot de passe, ou à débloquer votre connexion. Ce lien est valable une seule fois, pendant une heure\u202f:',
      ],
      action: { label: 'Choisir un mot de passe', url: link },
      footer: ['Si vous n’avez rien demandé, ignorez ce message\u202f: votre mot de passe reste le même.'],
    },
  }),
  joinCode: (structure: string, code: string): Draft => ({
    subject: `Votre code pour rejoindre l’équipe ${de(structure)}`,
    content: {
      greeting: 'Bonjour,',
      paragraphs: [`Voici le code à saisir pour rejoindre l’équipe ${de(structure)}\u202f:`],
      code,
      after: ['Il est valable une seule fois, pendant 15 minutes.'],
      footer: ['Si vous n’avez rien demandé, ignorez ce message\u202f: sans ce code, il ne se passe rien.'],
    },
  }),
  colleagueInvited: (structure: string, name: string, inviter: string, link: string): Draft => ({
    subject: `${inviter} vous invite dans l’équipe ${de(structure)}`,
    content: {
      greeting: hello(name),
      paragraphs: [
        `${inviter} vous donne accès à l’espace de gestion ${de(structure)}. Ce lien est valable une seule fois, pendant sept jours\u202f:`,
      ],
      action: { label: 'Rejoindre l’équipe', url: link },
      footer: [`Si vous ne connaissez pas ${inviter}, ignorez ce message.`],
    },
  }),
  emailChangeCode: (structure: string, code: string): Draft => ({
    subject: `${structure}\u202f: code pour votre nouvel e-mail`,
    content: {
      greeting: 'Bonjour,',
      paragraphs: [
        'Voici le code à saisir dans «\u202fMon compte\u202f» pour vous connecter désormais avec cette adresse\u202f:',
      ],
      code,
      after: ['Il est valable une seule fois, pendant 15 minutes.'],
      footer: ['Si vous n’avez rien demandé, ignorez ce message\u202f: sans ce code, il ne se passe rien.'],
    },
  }),
  signInChanged: (structure: string, name: string, change: keyof typeof signInChanges): Draft => ({
    subject: `${structure}\u202f: ${signInChanges[change].subject}`,
    content: {
      greeting: hello(name),
      paragraphs: [signInChanges[change].text],
      footer: [
        'Si ce n’est pas vous, choisissez tout de suite un autre mot de passe avec «\u202fMot de passe oublié\u202f» et prévenez la direction de votre structure.',
      ],
    },
  }),
  erpIncident: {
    silence: (structure: string, page: string): Draft => ({
      subject: `${structure}\u202f: votre ERP n’envoie plus de données`,
      content: {
        greeting: 'Bonjour,',
        paragraphs: [
          `L’ERP ${de(structure)} n’a rien envoyé depuis plus longtemps que d’habitude. Les fiches sont inchangées\u202f; les modifications faites depuis dans l’ERP n’y figurent pas.`,
        ],
        action: { label: 'Voir la connexion', url: page },
        footer: ['Ce message est envoyé une seule fois par incident.'],
      },
    }),
    signatures: (structure: string, page: string): Draft => ({
      subject: `${structure}\u202f: des appels de l’ERP sont refusés`,
      content: {
        greeting: 'Bonjour,',
        paragraphs: [
          `Plusieurs appels adressés à la connexion ERP ${de(structure)} portaient une mauvaise signature. Ils sont refusés et rien n’est conservé. Le secret a peut-être été changé d’un seul côté.`,
        ],
        action: { label: 'Voir la connexion', url: page },
        footer: ['Ce message est envoyé une seule fois par incident.'],
      },
    }),
    credentials: (structure: string, page: string): Draft => ({
      subject: `${structure}\u202f: l’API de l’ERP refuse les identifiants`,
      content: {
        greeting: 'Bonjour,',
        paragraphs: [
          `L’API de l’ERP ${de(structure)} refuse les identifiants saisis ici. Les changements annoncés par l’ERP attendent, aucun n’est perdu. Saisissez les identifiants actuels.`,
        ],
        action: { label: 'Voir la connexion', url: page },
        footer: ['Ce message est envoyé une seule fois par incident.'],
      },
    }),
  },
};
