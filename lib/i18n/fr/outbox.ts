/** The mails that the product has written. */
export const outbox = {
  title: 'Boîte d’envoi',
  intro: 'Les messages écrits par le back-office. Tant que l’envoi n’est pas configuré, ils restent ici et peuvent être lus.',
  filters: 'Filtrer les messages',
  all: 'Tous',
  states: { queued: 'En attente d’envoi', sent: 'Envoyé', failed: 'Échec' },
  filtersByState: { queued: 'En attente', sent: 'Envoyés', failed: 'En échec' },
  kinds: {
    invitation: 'Invitation',
    'email-code': 'Code de confirmation',
    'email-changed': 'E-mail modifié',
    'request-refused': 'Demande refusée',
  },
  columns: { mail: 'Message', state: 'État', written: 'Écrit' },
  to: (address: string) => `À ${address}`,
  read: 'Lire',
  close: 'Fermer',
  none: {
    title: 'Aucun message',
    body: 'Les invitations, les codes et les réponses aux demandes apparaissent ici dès qu’ils sont écrits.',
  },
  newest: 'Les plus récents',
  older: 'Plus anciens',
};
