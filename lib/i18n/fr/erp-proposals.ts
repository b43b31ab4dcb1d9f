import { plural } from '../format.ts';

/** People of the ERP who are likely clients of the club. */
export const erpProposals = {
  title: 'Même personne\u202f?',
  meaning:
    'L’ERP a envoyé une nouvelle personne, et une fiche gérée ici lui ressemble avec une autre adresse. Rattacher\u202f: la fiche d’ici garde son historique, sa note et son compte app, et suit l’ERP\u202f; la fiche créée par l’ERP va dans la corbeille. Une nouvelle adresse doit être confirmée avant d’ouvrir l’accès.',
  none: 'Aucune fiche à rapprocher',
  waiting: (count: number, shown: string) =>
    plural('fr', count, {
      zero: 'Aucune personne de l’ERP ne ressemble à une fiche gérée ici',
      one: `${shown} personne de l’ERP ressemble à une fiche gérée ici`,
      other: `${shown} personnes de l’ERP ressemblent à une fiche gérée ici`,
    }),
  all: 'Tout voir',
  person: 'Dans l’ERP',
  client: 'Fiche gérée ici',
  why: 'Ce qui se ressemble',
  decide: 'Décision',
  link: 'Rattacher',
  linkNamed: (person: string, client: string) => `Rattacher\u202f: ${person} dans l’ERP, ${client} ici`,
  refuse: 'Deux personnes différentes',
  refuseNamed: (person: string, client: string) =>
    `Deux personnes différentes\u202f: ${person} dans l’ERP, ${client} ici`,
  notices: {
    'person-linked': 'Fiche rattachée\u202f: elle suit l’ERP. La fiche en double est dans la corbeille.',
    'person-distinct': 'Noté\u202f: ce sont deux personnes. Nous ne le proposerons plus.',
    'person-registered':
      'La fiche créée par l’ERP a déjà un compte app\u202f: elle ne peut pas être remplacée. Rien n’a changé.',
    'person-gone': 'Cette proposition n’est plus valable\u202f: une des deux fiches a changé. Rien n’a changé ici.',
  },
};
