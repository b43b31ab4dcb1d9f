import { de } from '../elision.ts';

/**
 * Who is on the app and who waits: said alike in the list, on a client's page, among the requests
 * and in the verdict.
 */
export const registrations = {
  states: {
    registered: 'Inscrit sur l’app',
    'not-registered': 'Pas inscrit sur l’app',
    pending: 'En attente de validation',
    refused: 'Demande refusée',
  },
  withoutAccess: {
    'email-unproved': 'Sans accès\u202f: e-mail à confirmer',
    'no-address': 'Sans accès\u202f: fiche sans e-mail',
    'removed-from-erp': 'Sans accès\u202f: n’est plus dans l’ERP',
  },
  noEmail: 'Fiche sans e-mail',
  seen: (when: string) => `Vu ${when}`,
  asked: (when: string) => `Demande reçue ${when}`,
  phone: 'Téléphone utilisé\u202f: ',
  resendInvitation: 'Renvoyer l’invitation',
  validate: 'Valider',
  refuse: 'Refuser',
  openOutbox: 'Ouvrir la boîte d’envoi',
  notices: {
    'invitation-queued': 'L’invitation est dans la boîte d’envoi.',
    'code-queued': 'Le message avec un nouveau code est dans la boîte d’envoi.',
    'request-validated': 'Demande validée.',
    'request-refused': 'Demande refusée. Le motif est dans la boîte d’envoi.',
    'request-reopened': 'Demande rouverte\u202f: elle attend à nouveau votre validation.',
    'account-attached': 'Le compte est rattaché à cette fiche.',
    'account-released': 'Le compte est détaché de cette fiche.',
  },
  problems: {
    'request-gone': 'Cette demande n’existe plus.',
    'already-decided': 'Cette demande a déjà été traitée.',
    'not-found': 'Cette fiche n’existe plus.',
    deleted: 'La fiche est dans la corbeille\u202f: rétablissez-la d’abord.',
    registered: 'Cette personne est déjà inscrite sur l’app.',
    former:
      'L’ERP a retiré cette personne\u202f: l’app ne lui ouvrirait rien. Accordez-lui d’abord l’accès sur sa fiche.',
    queued: 'Son invitation attend déjà d’être envoyée.',
    'cool-down': 'Une invitation a été envoyée il y a moins de 10 minutes. Laissez-lui le temps d’arriver.',
    'weekly-limit': 'Cinq invitations ont été envoyées en sept jours. Une autre sera possible dans quelques jours.',
    'no-address': 'La fiche n’a pas d’adresse e-mail. Ajoutez-la dans l’ERP ou sur la fiche, puis invitez la personne.',
    bounced: 'Cette adresse refuse les messages. Corrigez l’e-mail de la fiche, puis renvoyez l’invitation.',
    complained: 'Cette personne a signalé un message comme indésirable\u202f: elle ne reçoit plus d’invitations.',
    unsubscribed: 'Cette personne ne veut plus recevoir d’invitations.',
    'none-chosen': 'Cochez d’abord les personnes à inviter.',
    erased: 'Les données de cette personne ont été effacées\u202f: validez-la depuis les demandes, avec un motif.',
    'in-bin': 'La fiche est dans la corbeille\u202f: rétablissez-la d’abord.',
    'email-taken': 'Cette adresse est celle d’une autre fiche.',
    'client-taken': 'Un autre compte est déjà rattaché à cette fiche.',
    'like-client': 'Cette demande ressemble à une fiche\u202f: traitez-la à part.',
    'not-in-erp':
      'Aucune fiche n’a cette adresse, et votre ERP gère les clients. Créez la personne dans l’ERP, ou rattachez la demande à une fiche qui existe.',
    'daily-limit': 'Cinq invitations ont été envoyées à cette adresse en un jour. Une autre sera possible demain.',
    'code-just-sent': 'Un code a été envoyé à cette adresse il y a moins d’une minute. Laissez-lui le temps d’arriver.',
    'too-many': 'La limite de codes pour un jour est atteinte. Réessayez demain.',
    'no-account': 'Aucun compte ne peut être rattaché à cette fiche.',
  },
  codeLimit: {
    title: 'Limite de codes atteinte pour cette adresse',
    app: (most: number, until: string) =>
      `L’app y a fait envoyer ${most} codes en un jour, peut-être à la demande de quelqu’un d’autre. Elle n’en enverra pas d’autre avant le ${until}.`,
    help: 'Un code envoyé d’ici compte à part, et le lien d’une invitation n’en demande aucun.',
    staff: (most: number, until: string) =>
      `${most} codes y ont été envoyés en un jour par une équipe. Le prochain sera possible le ${until}.`,
    structure: {
      title: 'Limite de codes atteinte',
      whole: (until: string) =>
        `La structure a atteint le nombre maximal de codes pour un jour. L’app n’en enverra pas d’autre avant le ${until}.`,
      key: (name: string, until: string) =>
        `La clé « ${name} » a fait envoyer tous les codes qu’un jour permet, jusqu’au ${until}. Si ce n’est pas votre app, révoquez-la et créez-en une autre.`,
    },
  },
  refusal: {
    title: (name: string) => `Refuser la demande ${de(name)}\u202f?`,
    body: 'L’accès reste fermé\u202f; le motif est envoyé à la personne, et vous pourrez rouvrir la demande.',
    reason: 'Motif',
    reasonHint: 'Par exemple\u202f: cotisation à régler à l’accueil.',
    refused: 'Le refus n’a pas été enregistré',
    cancel: 'Annuler',
  },
};
