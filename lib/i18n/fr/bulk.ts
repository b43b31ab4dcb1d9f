import { plural } from '../format.ts';

/** "12 clients" with a count of none that reads "aucun client". */
const countedClients = (count: number, shown: string) =>
  plural('fr', count, { zero: 'aucun client', one: '1 client', other: `${shown} clients` });

const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** One action for many clients: choice, plan, progress, outcome, undo and history. */
export const bulk = {
  title: 'Actions groupées',
  newTitle: 'Nouvelle action groupée',
  start: 'Action groupée',
  history: 'Actions groupées passées',
  back: 'Retour aux actions groupées',
  backToList: 'Retour à la liste',
  older: 'Plus anciennes',
  newest: 'Retour aux plus récentes',
  none: {
    title: 'Aucune action groupée pour l’instant.',
    body: 'Depuis la liste des clients, invitez, classez ou supprimez en une fois toutes les personnes d’une recherche.',
  },
  columns: { action: 'Action', date: 'Date', state: 'État', result: 'Résultat' },
  select: {
    page: 'Toute la page',
    all: (count: number, shown: string) =>
      plural('fr', count, {
        zero: 'Aucun client à sélectionner',
        one: 'Sélectionner le client trouvé',
        other: `Sélectionner les ${shown}`,
      }),
    allUncounted: 'Sélectionner tous les clients trouvés',
    pageSelected: (count: number, shown: string) =>
      plural('fr', count, {
        zero: 'Aucun client de cette page sélectionné.',
        one: '1 client de cette page sélectionné.',
        other: `${shown} clients de cette page sélectionnés.`,
      }),
    allSelected: (count: number, shown: string) =>
      plural('fr', count, {
        zero: 'Aucun client sélectionné.',
        one: '1 client sélectionné.',
        other: `${shown} clients sélectionnés, sur toutes les pages.`,
      }),
    allSelectedUncounted: 'Tous les clients trouvés sont sélectionnés, sur toutes les pages.',
    others: (count: number, shown: string) =>
      plural('fr', count, {
        zero: 'Aucun sur d’autres pages.',
        one: 'Et 1 sur une autre page.',
        other: `Et ${shown} sur d’autres pages.`,
      }),
    keep: 'Garder la sélection pour les autres pages',
    clear: 'Tout désélectionner',
    label: 'Sélection',
  },
  who: {
    title: 'Pour qui\u202f?',
    chosen: (count: number, shown: string) =>
      plural('fr', count, {
        zero: 'Aucun client coché',
        one: 'Le client coché',
        other: `Les ${shown} clients cochés`,
      }),
    search: (count: number, shown: string) =>
      plural('fr', count, {
        zero: 'Aucun client de la recherche',
        one: 'Le client de la recherche',
        other: `Les ${shown} clients de la recherche`,
      }),
    searchUncounted: 'Tous les clients de la recherche',
    all: (count: number, shown: string) =>
      plural('fr', count, {
        zero: 'Aucun client dans la liste',
        one: 'Le client de la liste',
        other: `Les ${shown} clients de la liste`,
      }),
    allUncounted: 'Tous les clients de la liste',
    trash: 'Toute la corbeille',
  },
  what: {
    title: 'Que faire\u202f?',
    group: 'Groupe',
    groupHint: 'Un seul groupe, par exemple Judo.',
    language: 'Langue',
    submit: 'Préparer',
    submitDetail: 'Rien n’est changé avant votre accord\u202f: vous verrez d’abord qui est concerné.',
    restoreAll: 'Rétablir toute la corbeille',
    restoreChosen: 'Rétablir la sélection',
  },
  actions: {
    invite: 'Inviter ou relancer',
    'add-group': 'Ajouter à un groupe',
    'remove-group': 'Retirer d’un groupe',
    'set-language': 'Choisir la langue',
    delete: 'Mettre à la corbeille',
    restore: 'Rétablir depuis la corbeille',
  } as Record<string, string>,
  named: {
    invite: () => 'Inviter ou relancer',
    'add-group': (value: string) => `Ajouter au groupe ${value}`,
    'remove-group': (value: string) => `Retirer du groupe ${value}`,
    'set-language': (value: string) => `Langue\u202f: ${value}`,
    delete: () => 'Mettre à la corbeille',
    restore: () => 'Rétablir depuis la corbeille',
  } as Record<string, (value: string) => string>,
  states: {
    planning: 'En préparation',
    planned: 'À confirmer',
    committing: 'En cours',
    committed: 'Faite',
    cancelled: 'Arrêtée',
    discarded: 'Abandonnée',
    failed: 'Échec',
    undoing: 'Annulation en cours',
    undone: 'Annulée',
  },
  plan: {
    included: (count: number, shown: string) => `${upper(countedClients(count, shown))} à traiter`,
    left: (count: number, shown: string) =>
      plural('fr', count, {
        zero: 'Personne n’est laissé de côté.',
        one: '1 client est laissé de côté\u202f:',
        other: `${shown} clients sont laissés de côté\u202f:`,
      }),
    confirm: {
      invite: (count: number, shown: string) =>
        plural('fr', count, {
          zero: 'Aucune invitation à envoyer',
          one: 'Envoyer 1 invitation',
          other: `Envoyer ${shown} invitations`,
        }),
      'add-group': (count: number, shown: string) =>
        count === 0 ? 'Personne à ajouter' : `Ajouter ${countedClients(count, shown)} au groupe`,
      'remove-group': (count: number, shown: string) =>
        count === 0 ? 'Personne à retirer' : `Retirer ${countedClients(count, shown)} du groupe`,
      'set-language': (count: number, shown: string) =>
        count === 0 ? 'Aucune langue à changer' : `Changer la langue de ${countedClients(count, shown)}`,
      delete: (count: number, shown: string) =>
        count === 0 ? 'Personne à mettre à la corbeille' : `Mettre ${countedClients(count, shown)} à la corbeille`,
      restore: (count: number, shown: string) =>
        count === 0 ? 'Personne à rétablir' : `Rétablir ${countedClients(count, shown)}`,
    } as Record<string, (count: number, shown: string) => string>,
    discard: 'Abandonner',
    nothing: 'Cette action ne concerne aucun des clients sélectionnés.',
    undoable: {
      invite: 'Annulable pendant 30 jours\u202f: les e-mails qui ne sont pas encore envoyés ne le seront pas.',
      'add-group': 'Annulable pendant 30 jours.',
      'remove-group': 'Annulable pendant 30 jours.',
      'set-language': 'Annulable pendant 30 jours.',
      delete: 'Annulable pendant 30 jours. L’accès à l’app des personnes concernées se ferme.',
      restore: 'Annulable pendant 30 jours.',
    } as Record<string, string>,
    frozen: 'La liste est arrêtée\u202f: les clients ajoutés depuis ne sont pas concernés.',
  },
  progress: {
    planning: 'Préparation',
    committing: 'Action en cours',
    undoing: 'Annulation en cours',
    amount: (done: string, total: string) => `${done} sur ${total} clients`,
    rate: (rate: string) => `${rate} par seconde`,
    leave: 'Vous pouvez quitter cette page\u202f: le travail continue.',
    stop: 'Arrêter',
    stopDetail: 'Ce qui est fait reste fait, et pourra être annulé.',
  },
  outcome: {
    done: (count: number, shown: string) => `Fait pour ${countedClients(count, shown)}.`,
    stopped: (count: number, shown: string) => `Arrêtée. Fait pour ${countedClients(count, shown)}.`,
    notReached: (count: number, shown: string) =>
      plural('fr', count, {
        zero: 'Aucun client ne reste à traiter.',
        one: '1 client reste à traiter.',
        other: `${shown} clients restent à traiter.`,
      }),
    undone: (count: number, shown: string) => `Annulée pour ${countedClients(count, shown)}.`,
    kept: (count: number, shown: string) =>
      plural('fr', count, {
        zero: 'Aucun client n’est gardé tel quel.',
        one: '1 client est gardé tel quel\u202f:',
        other: `${shown} clients sont gardés tels quels\u202f:`,
      }),
    resume: 'Continuer',
    file: 'Télécharger le résultat',
    undo: 'Annuler cette action',
    until: (when: string) => `Annulable jusqu’au ${when} inclus.`,
    undoDetail: 'Les clients que quelqu’un a modifiés entre-temps sur ce point sont gardés tels quels.',
    interrupted: 'L’opération s’est interrompue après plusieurs essais. Ce qui est fait reste fait.',
    failed: 'La préparation n’a pas pu aller au bout. Rien n’a été changé.',
    discarded: 'Abandonnée. Rien n’a été changé.',
    forgotten: 'La liste des clients concernés a été supprimée après 30 jours.',
    by: (who: string, when: string) => `Confirmée par ${who}, ${when}`,
    undoneBy: (who: string, when: string) => `Annulée par ${who}, ${when}`,
    preparedBy: (who: string, when: string) => `Préparée par ${who}, ${when}`,
  },
  someone: 'une personne',
  reasons: {
    registered: 'Déjà sur l’app',
    former: 'Ancien client, sans accès',
    'no-address': 'Sans adresse e-mail',
    bounced: 'Adresse refusée',
    complained: 'A signalé un message comme indésirable',
    unsubscribed: 'Ne veut plus d’invitations',
    queued: 'Invitation déjà en attente d’envoi',
    'cool-down': 'Invité il y a quelques minutes',
    'weekly-limit': 'Déjà invité cinq fois cette semaine',
    'daily-limit': 'Adresse déjà invitée cinq fois aujourd’hui',
    'in-group': 'Déjà dans le groupe',
    'too-many-groups': 'A déjà vingt groupes',
    'group-limit': 'La structure a déjà 2\u202f000 groupes',
    'not-in-group': 'Pas dans le groupe',
    'same-language': 'A déjà cette langue',
    'managed-by-erp': 'À supprimer dans l’ERP',
    'not-in-trash': 'N’est pas dans la corbeille',
    deleted: 'Dans la corbeille',
    'changed-since': 'Modifié entre-temps',
    gone: 'N’existe plus',
  },
  keptReasons: {
    sent: 'E-mail déjà envoyé',
    'changed-since': 'Modifié entre-temps',
    'used-since': 'Utilisé ou modifié depuis',
    'managed-by-erp': 'Géré par l’ERP',
    gone: 'N’existe plus',
  },
  file: {
    name: 'action-groupee',
    columns: ['Nom', 'Prénom', 'E-mail', 'Résultat', 'Annulation'],
    included: 'À traiter',
    done: 'Fait',
    undone: 'Annulé',
  },
  problems: {
    refused: 'Il manque quelque chose pour préparer cette action.',
    'group-required': 'Indiquez un groupe.',
    'one-group': 'Indiquez un seul groupe, de 60 caractères au plus.',
    'group-limit':
      'Une structure peut avoir 2\u202f000 groupes au plus\u202f: choisissez un groupe existant, ou supprimez-en un.',
    'language-required': 'Choisissez une langue.',
    'none-chosen': 'Cochez au moins un client, ou choisissez toute la recherche.',
    'too-many': 'Au plus 100 clients peuvent être cochés un par un. Pour davantage, choisissez toute la recherche.',
    'too-many-operations': 'Trop d’actions groupées en une heure. Réessayez un peu plus tard.',
    'not-allowed': 'Votre rôle ne permet pas cette action.',
    'not-found': 'Cette action groupée n’existe plus.',
    'too-late': 'Ce n’est plus possible\u202f: l’action a changé d’état entre-temps.',
  },
};
