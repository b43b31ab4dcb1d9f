/** The mails that the product writes, as subject and plain text. */
export const mail = {
  emailCode: (structure: string, code: string) => ({
    subject: `Votre code pour ${structure}`,
    text: `Bonjour,

Voici le code à saisir dans l’app pour confirmer votre e-mail auprès de ${structure}\u202f:

${code}

Il sert une seule fois, pendant 15 minutes. Si vous n’avez rien demandé, ignorez ce message\u202f: sans ce code, il ne se passe rien.
`,
  }),
  emailChanged: (structure: string, firstName: string) => ({
    subject: `${structure}\u202f: votre e-mail a été modifié`,
    text: `Bonjour${firstName && ` ${firstName}`},

${structure} a remplacé l’e-mail de votre fiche par un autre. L’app demandera de confirmer la nouvelle adresse.

Si ce changement vous étonne, parlez-en à ${structure}. Nous écrivons ici une dernière fois, pour que vous le sachiez.
`,
  }),
  requestRefused: (structure: string, firstName: string, reason: string) => ({
    subject: `${structure}\u202f: votre demande d’accès`,
    text: `Bonjour${firstName && ` ${firstName}`},

${structure} n’a pas donné suite à votre demande d’accès sur l’app.

Motif\u202f: ${reason}

Pour toute question, adressez-vous directement à ${structure}.
`,
  }),
  erpIncident: {
    silence: (structure: string, page: string) => ({
      subject: `${structure}\u202f: votre ERP ne dit plus rien`,
      text: `Bonjour,

L’ERP de ${structure} n’a rien envoyé depuis plus longtemps que d’habitude. Les fiches restent ce qu’elles étaient\u202f; les changements faits dans l’ERP depuis n’y sont pas.

Voyez la page ${page} du back-office. Ce message part une seule fois par incident.
`,
    }),
    signatures: (structure: string, page: string) => ({
      subject: `${structure}\u202f: des appels de l’ERP sont refusés`,
      text: `Bonjour,

Plusieurs appels adressés à la connexion ERP de ${structure} portaient une mauvaise signature. Ils sont refusés et rien n’en est gardé. Le secret a peut-être été changé d’un seul côté.

Voyez la page ${page} du back-office. Ce message part une seule fois par incident.
`,
    }),
  },
};
