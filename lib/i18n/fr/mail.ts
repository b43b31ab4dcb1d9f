/** The mails that the product writes, as subject and plain text. */
export const mail = {
  invitation: (structure: string, firstName: string, email: string) => ({
    subject: `${structure} vous invite sur l’app`,
    text: `Bonjour${firstName && ` ${firstName}`},

${structure} vous donne accès à ses contenus sur l’app. Deux étapes suffisent\u202f:

1. Installez l’app depuis l’App Store (iPhone) ou Google Play (Android).
2. Inscrivez-vous avec cette adresse, et pas une autre\u202f: ${email}

L’app vous enverra un code pour confirmer que cette adresse est bien la vôtre. Si ce message ne vous concerne pas, ignorez-le.
`,
  }),
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
};
