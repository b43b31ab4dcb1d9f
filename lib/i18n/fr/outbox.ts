/** The mails that the product has written. */
export const outbox = {
  title: 'Boîte d’envoi',
  intro:
    'Les messages écrits par le back-office. Leurs codes et leurs liens personnels ne s’affichent pas ici\u202f: seul le destinataire les reçoit.',
  notConfigured: {
    title: 'L’envoi n’est pas configuré',
    body: 'Aucun message n’est envoyé, et personne ne peut donc confirmer son e-mail\u202f: un code ou un lien n’est ajouté à un message qu’au moment de l’envoi. Pour envoyer, définissez RESEND_API_KEY et MAIL_FROM sur le serveur.',
  },
  demo: {
    title: 'Démonstration',
    body: 'Ici, aucun message n’est réellement envoyé\u202f: chacun est compté comme envoyé, et la boîte d’envoi montre ses codes et ses liens pour que vous puissiez tout essayer. Hors de la démonstration, ils ne s’affichent jamais.',
  },
  secretHidden: 'À la place de •••, le destinataire reçoit un code ou un lien que lui seul peut lire.',
  filters: 'Filtrer les messages',
  all: 'Tous',
  states: {
    queued: 'En attente d’envoi',
    sent: 'Envoyé',
    delivered: 'Distribué',
    bounced: 'Adresse refusée',
    complained: 'Signalé indésirable',
    suppressed: 'Adresse écartée',
    failed: 'Échec',
    'in-doubt': 'Peut-être envoyé',
    cancelled: 'Annulé',
  },
  filtersByState: {
    queued: 'En attente',
    sent: 'Envoyés',
    delivered: 'Distribués',
    bounced: 'Refusés',
    complained: 'Signalés',
    suppressed: 'Écartés',
    failed: 'En échec',
    'in-doubt': 'Incertains',
    cancelled: 'Annulés',
  },
  reasons: {
    suppressed:
      'Cette adresse a déjà été refusée ou a signalé un message. Elle ne reçoit plus rien tant qu’elle ne change pas.',
    'in-doubt':
      'L’envoi a été interrompu, et nous ne savons pas si le message a été envoyé. Il n’est pas renvoyé automatiquement.',
    cancelled: 'Le message n’était plus utile\u202f: il n’a pas été envoyé.',
    unsent:
      'L’envoi n’est pas configuré\u202f: le message reste ici, et son code ou son lien n’est pas valable tant qu’il n’est pas envoyé.',
  },
  stopped: {
    title: 'L’envoi des messages est interrompu',
    'key-refused': 'Le prestataire d’envoi refuse la clé d’accès. Vérifiez RESEND_API_KEY.',
    'sender-refused':
      'Le prestataire d’envoi refuse l’adresse d’expédition. Vérifiez MAIL_FROM et le domaine déclaré auprès de lui.',
    quota: 'Le quota d’envoi est épuisé chez le prestataire.',
    'address-wrong': 'L’adresse du prestataire d’envoi ne répond pas comme prévu. Vérifiez RESEND_BASE_URL.',
    since: (when: string) =>
      `Depuis ${when}. Rien n’est perdu\u202f: les messages attendent et partent dès que le problème est réglé.`,
  },
  preview: 'Aperçu',
  plain: 'Texte seul',
  kinds: {
    invitation: 'Invitation',
    'email-code': 'Code de confirmation',
    'password-reset': 'Mot de passe oublié',
    'join-code': 'Code pour l’équipe',
    'colleague-invited': 'Invitation dans l’équipe',
    'email-changed': 'E-mail modifié',
    'email-change-code': 'Code pour un nouvel e-mail',
    'sign-in-changed': 'Sécurité du compte',
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
