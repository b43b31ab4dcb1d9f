import { de } from '../elision.ts';
import { plural } from '../format.ts';

/** App accounts without a client beside the clients they could be. */
export const matches = {
  title: 'Rapprochements',
  waiting: (count: string, many: number) =>
    plural('fr', many, {
      zero: 'Aucun compte app sans fiche',
      one: `${count} compte app sans fiche`,
      other: `${count} comptes app sans fiche`,
    }),
  more: (count: string) => `plus de ${count}`,
  intro: 'Inscrits sur l’app avec une autre adresse que celle de leur fiche. Rien n’est relié sans vous.',
  account: 'Compte app',
  likely: 'Fiches qui lui ressemblent',
  registered: (when: string) => `Inscrit sur l’app ${when}`,
  asked: 'A demandé l’accès',
  proved: 'E-mail confirmé',
  unproved: 'E-mail pas encore confirmé',
  likelihood: { 'very-likely': 'Très probable', likely: 'Probable', possible: 'Possible' },
  reasons: {
    invited: 'Invitation ou code de cette fiche utilisé',
    'same-email': 'Même adresse',
    'same-name': 'Même nom',
    'swapped-name': 'Nom et prénom inversés',
    'near-name': 'Nom presque identique',
    'dots-or-tag': 'Même adresse, à un point ou un «\u202f+…\u202f» près',
    'look-alike-domain': 'Domaine d’apparence identique',
    'typing-error': 'Une faute de frappe dans l’adresse',
    'other-domain': 'Même adresse, autre domaine',
    'apple-relay': 'Adresse masquée par Apple',
    'same-phone': 'Même téléphone',
    'same-birth-date': 'Même date de naissance',
    'birth-year-in-address': 'Année de naissance dans l’adresse',
  },
  why: 'Pourquoi\u202f: ',
  samePerson: 'C’est la même personne',
  samePersonAs: (account: string, client: string) => `C’est la même personne\u202f: ${account}, fiche ${de(client)}`,
  no: 'Non',
  noNamed: (account: string, client: string) => `Non\u202f: ${account} n’est pas ${client}`,
  other: 'Une autre personne…',
  otherNamed: (account: string) => `Une autre personne pour ${account}…`,
  add: 'Ajouter comme client',
  addNamed: (account: string) => `Ajouter ${account} comme client`,
  searchErp: 'Chercher dans l’ERP',
  searchErpNamed: (account: string) => `Chercher dans l’ERP\u202f: ${account}`,
  searched: {
    'erp-person-unlinked':
      'L’ERP connaît cette adresse et la personne vient d’être lue, mais le compte n’est pas relié\u202f: voyez son accès.',
    'erp-search-off': 'L’ERP ne peut plus être interrogé\u202f: voyez sa page.',
    'account-gone': 'Ce compte n’attend plus de fiche\u202f: il en a une, ou il n’existe plus.',
  },
  nobody: 'Aucune fiche ne lui ressemble.',
  homonyms:
    'Plusieurs fiches sont aussi probables\u202f: demandez à la personne sa date de naissance ou son téléphone.',
  notices: {
    linked: (client: string) => `Le compte est relié à la fiche ${de(client)}.`,
    'erp-linked': (client: string) =>
      `L’ERP connaît cette adresse\u202f: la fiche ${de(client)} vient d’être lue, et le compte y est relié.`,
    refused: (client: string) => `Noté\u202f: ce n’est pas ${client}. Nous ne le proposerons plus.`,
    'proposed-again': 'La fiche est à nouveau proposée.',
  },
  undo: 'Annuler',
  open: 'Ouvrir la fiche',
  problems: {
    'not-found': 'Ce compte ou cette fiche n’existe plus.',
    'in-bin': 'La fiche est dans la corbeille\u202f: rétablissez-la d’abord.',
    'client-taken': 'Un autre compte est déjà relié à cette fiche. Quelqu’un a peut-être été plus rapide.',
    'account-taken': 'Ce compte est déjà relié à une autre fiche. Quelqu’un a peut-être été plus rapide.',
    'email-taken': 'Cette adresse est celle d’une autre fiche.',
    'already-linked': 'Ce compte est déjà relié à cette fiche.',
    'cannot-merge':
      'La fiche choisie et celle de la corbeille ne peuvent pas être réunies. Rétablissez celle de la corbeille, puis «\u202fFusionner\u202f»\u202f: la raison y est dite.',
  },
  dialog: {
    title: (account: string) => `Qui est ${account}\u202f?`,
    body: 'Cherchez la fiche par nom, e-mail ou téléphone.',
    fromTrash:
      'La fiche de la corbeille est fusionnée avec celle que vous choisissez, et le compte est validé. «\u202fSéparer\u202f», sur la fiche, l’annule pendant 30 jours.',
    label: 'Chercher une fiche',
    search: 'Rechercher',
    none: 'Aucune fiche libre ne correspond.',
    broad: 'Trop de fiches correspondent\u202f: précisez la recherche.',
    cancel: 'Fermer',
  },
  newest: 'Retour au début',
  next: 'Suivants',
  empty: {
    title: 'Chaque compte a sa fiche',
    body: 'Quand une personne s’inscrit sur l’app avec une autre adresse que celle de sa fiche, elle apparaît ici à côté des fiches qui lui ressemblent. Un clic suffit à les relier.',
    action: 'Vérifier une adresse',
  },
  tabs: { accounts: 'Comptes app', duplicates: 'Doublons' },
  /** Clients who may be one person. */
  duplicates: {
    title: 'Doublons',
    waiting: (count: string, many: number) =>
      plural('fr', many, {
        zero: 'Aucun doublon possible',
        one: `${count} doublon possible`,
        other: `${count} doublons possibles`,
      }),
    intro: 'Fiches qui sont peut-être la même personne, les plus probables d’abord. Rien n’est fusionné sans vous.',
    pair: (one: string, other: string) => `${one} et ${other}`,
    merge: 'Comparer et fusionner',
    refuse: 'Deux personnes différentes',
    next: 'Suivants',
    notices: {
      refused: 'Noté\u202f: deux personnes différentes. Nous ne le proposerons plus.',
      'proposed-again': 'Le doublon est à nouveau proposé.',
      gone: 'Ce doublon n’est plus proposé\u202f: une des fiches a changé.',
    },
    empty: {
      title: 'Aucun doublon possible',
      body: 'Les fiches ajoutées, importées ou reçues de l’ERP sont comparées aux autres dans les minutes qui suivent. Celles qui sont peut-être la même personne apparaissent ici.',
    },
  },
  maybe: 'Peut-être ce compte',
  maybeBody: 'Ce compte app n’a pas de fiche et ressemble à cette personne.',
  likelyRecords: 'Fiches qui ressemblent à ce compte',
};
