import { plural } from '../format.ts';

/** Groups of clients: their list, and what can be done with one. */
export const groups = {
  title: 'Groupes',
  intro: 'Un client peut être dans plusieurs groupes. Ils se donnent dans sa fiche, par import ou par action groupée.',
  unknown: 'Groupe supprimé',
  columns: { name: 'Groupe', clients: 'Clients', actions: 'Actions' },
  members: (count: number, shown: string) =>
    plural('fr', count, { zero: 'aucun client', one: `${shown} client`, other: `${shown} clients` }),
  emptyTitle: 'Aucun groupe',
  emptyBody: 'Donnez un groupe à un client dans sa fiche\u202f: il apparaîtra ici.',
  manage: 'Gérer',
  manageNamed: (name: string) => `Gérer le groupe ${name}`,
  back: 'Retour aux groupes',
  show: 'Voir ses clients',
  refused: 'Le groupe n’a pas été modifié',
  rename: { title: 'Renommer', name: 'Nouveau nom', save: 'Renommer' },
  merge: {
    title: 'Fusionner dans un autre groupe',
    body: 'Ses clients passent dans l’autre groupe. Le nom disparaît de la liste.',
    into: 'Autre groupe',
    choose: 'Choisir',
    save: 'Fusionner',
  },
  delete: {
    title: 'Supprimer ce groupe',
    button: 'Supprimer le groupe',
    ask: (name: string) => `Supprimer le groupe ${name}\u202f?`,
    body: (count: number, shown: string) =>
      plural('fr', count, {
        zero: 'Aucun client n’est dans ce groupe.',
        one: `${shown} client quitte le groupe. Sa fiche reste.`,
        other: `${shown} clients quittent le groupe. Leurs fiches restent.`,
      }),
    detail: 'Cette action ne s’annule pas.',
  },
  notices: {
    renamed: 'Groupe renommé.',
    merged: 'Groupes fusionnés.',
    deleted: 'Groupe supprimé.',
    'not-found': 'Ce groupe n’existe plus.',
    'not-allowed': 'Votre rôle ne permet pas cette action.',
  },
  problems: {
    required: 'Indiquez un nom.',
    'one-name': 'Un nom sans virgule, de 60 caractères au plus.',
    taken: 'Un autre groupe a ce nom. Fusionnez les deux.',
    'no-target': 'Choisissez un autre groupe.',
  },
};
