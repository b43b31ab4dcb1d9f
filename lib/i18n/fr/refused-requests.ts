/** What the server answers to a request that never reaches a page. */
export const refusedRequests = {
  back: 'Revenir à l’accueil',
  unreadable: { title: 'Demande illisible', text: 'Le serveur ne peut pas lire cette demande. Rien n’a été fait.' },
  foreignOrigin: {
    title: 'Demande refusée',
    text: 'Ce formulaire a été envoyé depuis un autre site. Rien n’a été fait.',
  },
  methodNotAllowed: {
    title: 'Méthode non prise en charge',
    text: 'Cette adresse ne prend pas en charge cette méthode. Rien n’a été fait.',
  },
  outdated: {
    title: 'Cette page n’est plus à jour',
    text: 'L’application a été mise à jour entre-temps, et rien n’a été enregistré.',
    typed: 'Ce que vous avez tapé, à copier',
    reopen: 'Rouvrir la page',
  },
  tooSlow: {
    title: 'Envoi trop lent',
    text: 'L’envoi s’est arrêté ou arrive trop lentement. Rien n’a été fait\u202f: recommencez.',
  },
  tooLarge: {
    title: 'Envoi trop long',
    text: 'Ce formulaire contient trop de texte. Rien n’a été fait\u202f: raccourcissez-le et recommencez.',
  },
  tooMany: {
    title: 'Trop de connexions',
    text: 'Trop de connexions sont ouvertes depuis votre réseau. Réessayez dans quelques secondes.',
  },
  busy: {
    title: 'Serveur occupé',
    text: 'Trop de formulaires arrivent en même temps. Rien n’a été fait\u202f: réessayez dans quelques secondes.',
  },
};
