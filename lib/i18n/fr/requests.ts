import { de } from '../elision.ts';
import { plural } from '../format.ts';

type UndoCount = 'undone' | 'deleted' | 'cancelled' | 'sent' | 'late' | 'changed';

/** The people who wait for staff to let them in. */
export const requests = {
  title: 'Demandes',
  waiting: (count: string, many: number) =>
    plural('fr', many, {
      zero: 'Personne n’attend',
      one: `${count} personne attend`,
      other: `${count} personnes attendent`,
    }),
  more: (count: string) => `plus de ${count}`,
  intro: 'La plus ancienne d’abord. Personne ne voit vos contenus tant que vous n’avez pas validé.',
  columns: { person: 'Personne', evidence: 'Informations connues', actions: 'Décision' },
  /** Before a name. */
  select: 'Sélectionner',
  /** Before the number of ticked people. */
  validateSelected: 'Valider la sélection',
  selectAll: 'Tout cocher',
  selectNone: 'Tout décocher',
  /** Before a name. */
  validateAndLink: 'Valider et rattacher à',
  validateApart: 'Valider sans rattacher',
  otherClient: 'Chercher sa fiche',
  leftOut: (count: string, many: number) =>
    plural('fr', many, {
      zero: 'Aucune demande ne ressemble à une fiche.',
      one: `${count} demande ressemble à une fiche\u202f: à traiter à part.`,
      other: `${count} demandes ressemblent à une fiche\u202f: à traiter une par une.`,
    }),
  why: {
    unknown: 'Aucune fiche n’a cette adresse\u202f: valider crée la fiche.',
    unknownToErp:
      'Aucune fiche n’a cette adresse, et les fiches viennent de votre ERP\u202f: créez-y la personne, puis validez, ou rattachez à une fiche qui existe.',
    known: (name: string) => `La fiche ${de(name)} a cette adresse\u202f: valider rattache le compte.`,
    inBin: (name: string) =>
      `La fiche ${de(name)} a cette adresse, mais elle est dans la corbeille\u202f: rétablissez-la d’abord.`,
    taken: (name: string) => `La fiche ${de(name)} a cette adresse, mais un autre compte y est déjà rattaché.`,
  },
  near: {
    inBin: 'dans la corbeille',
    taken: 'a déjà un compte',
  },
  refusedBefore: (day: string, reason: string) => `Refus du ${day}, rouvert depuis\u202f: ${reason}`,
  proved: 'E-mail confirmé',
  unproved: 'E-mail pas encore confirmé',
  newest: 'Retour au début',
  next: 'Suivantes',
  outcome: {
    title: 'Vos dernières décisions',
    validated: 'Demande validée',
    refused: 'Demande refusée',
    open: (name: string) => `Ouvrir la fiche ${de(name)}`,
    undo: 'Annuler',
    undoAll: 'Tout annuler',
    nothing: 'Cochez au moins une personne, puis validez la sélection.',
  },
  /** What was undone of decisions of the last minute, and what was not. */
  undone: ({ undone, deleted, cancelled, sent, late, changed }: Record<UndoCount, number>) =>
    [
      undone > 0 &&
        plural('fr', undone, {
          one: 'Décision annulée\u202f: la demande attend de nouveau, l’accès reste fermé.',
          other: `${undone} décisions annulées\u202f: les demandes attendent de nouveau, l’accès reste fermé.`,
        }),
      deleted > 0 &&
        plural('fr', deleted, {
          one: 'La fiche créée est supprimée.',
          other: `${deleted} fiches créées sont supprimées.`,
        }),
      cancelled > 0 && 'Le message du refus n’est pas parti.',
      sent > 0 && 'Le message du refus était déjà parti.',
      late > 0 && 'Trop tard pour annuler\u202f: une décision s’annule pendant une minute, tant que rien n’a changé.',
      changed > 0 && 'La fiche créée a été modifiée depuis\u202f: la demande reste validée.',
    ]
      .filter(Boolean)
      .join(' '),
  none: {
    title: 'Aucune demande en attente',
    body: 'Quand une personne donne votre code d’accès sur l’app et que son adresse n’est sur aucune fiche, sa demande arrive ici.',
    code: 'Voir le code d’accès',
  },
};
