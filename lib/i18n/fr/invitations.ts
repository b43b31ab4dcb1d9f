import { plural } from '../format.ts';

/** Invitations to the app: their states, the page behind their link, and the way out of them. */
export const invitations = {
  title: 'Invitation',
  filter: (state: string) => `Invitation\u202f: ${state}`,
  any: 'toutes',
  all: 'Toutes',
  states: {
    none: 'Pas invité sur l’app',
    queued: 'Invitation en attente d’envoi',
    sent: 'Invitation envoyée',
    delivered: 'Invitation distribuée',
    opened: 'Lien ouvert',
    bounced: 'Adresse refusée',
    complained: 'Message signalé comme indésirable',
    failed: 'Invitation non envoyée',
    'in-doubt': 'Envoi incertain',
    cancelled: 'Invitation annulée',
    expired: 'Lien expiré',
    registered: 'Inscrit grâce à l’invitation',
  },
  moment: (state: string, when: string) => `${state} ${when}`,
  times: (count: number) =>
    plural('fr', count, {
      zero: 'Aucun envoi en sept jours',
      one: `${count} envoi en sept jours`,
      other: `${count} envois en sept jours`,
    }),
  expires: (when: string) => `Le lien est valable jusqu’au ${when}.`,
  possible: (when: string) => `Possible à partir du ${when}.`,
  none: 'Aucune invitation envoyée pour l’instant.',
  read: 'Lire le message',
  onEdit: 'Inviter à la nouvelle adresse',
  onEditHint: 'Seulement si l’e-mail change\u202f: un e-mail sera envoyé avec le lien pour installer l’app.',
  onAdd: 'Inviter sur l’app',
  onAddHint: 'Un e-mail sera envoyé avec le lien pour installer l’app.',
  choose: 'Choisir',
  bulk: 'Inviter la sélection',
  bulkNotice: (invited: number, spared: number) =>
    `${plural('fr', invited, { zero: 'Aucune invitation n’est dans la boîte d’envoi', one: `${invited} invitation est dans la boîte d’envoi`, other: `${invited} invitations sont dans la boîte d’envoi` })}.${
      spared
        ? ` ${plural('fr', spared, { one: `${spared} personne n’en reçoit pas maintenant\u202f: sa fiche explique pourquoi.`, other: `${spared} personnes n’en reçoivent pas maintenant\u202f: leurs fiches expliquent pourquoi.` })}`
        : ''
    }`,
  imported: {
    button: (count: string) => `Inviter ces ${count} clients`,
    one: 'Inviter ce client',
    title: (count: string) => `Inviter ${count} clients sur l’app\u202f?`,
    titleOne: 'Inviter ce client sur l’app\u202f?',
    body: 'Un e-mail est envoyé à chaque client que cet import a créé, qui n’est pas inscrit et n’a pas encore été invité. Annuler l’import annule ceux qui ne sont pas encore envoyés.',
    cancel: 'Annuler',
    notice: 'Les invitations sont en préparation et seront envoyées au rythme permis par le prestataire d’envoi.',
    noneToInvite: 'Personne n’est à inviter dans cet import.',
  },
  page: {
    title: 'Votre invitation',
    heading: (structure: string) => `${structure} vous invite sur son app`,
    install: 'Installez l’app depuis l’App Store (iPhone) ou Google Play (Android).',
    appStore: 'App Store',
    googlePlay: 'Google Play',
    register: 'Inscrivez-vous avec l’adresse à laquelle ce lien vous a été envoyé\u202f:',
    again:
      'Si l’app est déjà installée, rouvrez ce lien depuis votre téléphone\u202f: votre adresse sera confirmée sans code.',
    used: 'Cette invitation a déjà servi. Si c’était vous, il ne reste rien à faire\u202f: ouvrez l’app.',
    read: 'J’ai lu cette invitation',
    invalidTitle: 'Ce lien n’est plus valable',
    invalidBody:
      'Il a plus de 30 jours, ou une invitation plus récente l’a remplacé. Prenez le lien du dernier message reçu, ou demandez-en un autre à votre structure.',
  },
  unsubscribe: {
    title: 'Ne plus recevoir d’invitations',
    body: (structure: string) =>
      `${structure} ne vous enverra plus d’invitations à cette adresse. Les codes que vous demandez vous-même continuent d’arriver.`,
    button: 'Ne plus recevoir d’invitations',
    done: (structure: string) => `C’est fait\u202f: ${structure} n’enverra plus d’invitations à cette adresse.`,
    unknown: 'Ce lien n’est pas valable. Reprenez celui du dernier message reçu.',
  },
};
