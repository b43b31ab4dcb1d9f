/**
 * The frame around every page: navigation, language, pages of lists, and the pages that say what
 * went wrong.
 */
export const shell = {
  product: 'Back-office',
  skip: 'Aller au contenu',
  navigation: 'Navigation principale',
  clients: 'Clients',
  requests: 'Demandes',
  waiting: (count: number) => (count === 0 ? 'Rien en attente' : `${count} en attente`),
  matches: 'Rapprochements',
  access: 'Accès',
  erp: 'ERP',
  imports: 'Imports',
  bin: 'Corbeille',
  activity: 'Activité',
  outbox: 'Boîte d’envoi',
  team: 'Équipe',
  settings: 'Réglages',
  account: 'Votre compte',
  myAccount: 'Mon compte',
  structures: 'Changer de structure',
  language: 'Langue',
  inFrench: 'Afficher en français',
  inEnglish: 'Afficher en anglais',
  signOut: 'Se déconnecter',
  signIn: 'Se connecter',
  actions: 'Actions',
  cancel: 'Annuler',
  save: 'Enregistrer',
  search: 'Rechercher',
  pages: 'Pages de la liste',
  previous: 'Précédents',
  next: 'Suivants',
  colon: '\u202f: ',
  empty: 'vide',
  clipboard: { copy: 'Copier', copied: 'Copié' },
  notFound: {
    title: 'Cette page n’existe pas',
    text: 'L’adresse est peut-être incomplète, ou la fiche n’est plus ici. Rien n’a été perdu pour autant.',
    home: 'Retour à l’accueil',
  },
  ended: {
    title: 'Votre session est terminée',
    text: 'La page se recharge pour que vous puissiez vous connecter à nouveau.',
    kept: 'Ce que vous avez tapé est gardé ici pendant dix minutes. Connectez-vous dans un autre onglet, puis revenez sur celui-ci.',
    signIn: 'Se connecter dans un nouvel onglet',
  },
  failure: {
    title: 'Quelque chose n’a pas fonctionné',
    text: 'Le problème vient de notre côté. Ce qui était enregistré l’est toujours\u202f: vous pouvez réessayer.',
    away: {
      title: 'La connexion est perdue',
      text: 'La page se recharge automatiquement dès que le serveur répond. Ce qui était enregistré l’est toujours.',
    },
    lost: {
      title: 'Pas de réponse du serveur',
      text: 'Tout ce que vous avez tapé est encore ici. Il se peut que ce soit déjà enregistré\u202f: vérifiez-le dans un autre onglet, ou envoyez à nouveau.',
    },
    outdated: {
      title: 'Cette page n’est plus à jour',
      text: 'L’application a été mise à jour entre-temps, et rien n’a été enregistré. Copiez ce que vous avez tapé, puis rechargez la page.',
    },
    unavailable: {
      title: 'La base de données ne répond pas',
      text: 'C’est momentané, et ce qui était enregistré l’est toujours. Réessayez dans quelques instants.',
      notSaved:
        'Rien n’a été enregistré. Revenez à la page précédente\u202f: vous y retrouverez ce que vous avez tapé.',
      inDoubt:
        'Il se peut que votre demande ait été enregistrée juste avant. Revenez à la page précédente dans quelques instants, et vérifiez avant de l’envoyer à nouveau.',
    },
    retry: 'Réessayer',
    home: 'Retour à l’accueil',
    reference: (digest: string) => `Référence à nous transmettre\u202f: ${digest}`,
  },
};
