import { de } from '../elision.ts';

/** Personal data: what is held on a person, its export and erasure, and how long it is kept. */
export const personalData = {
  /** At every entrance by which an erased person could return. */
  erased: {
    form: 'Les données de cette personne ont été effacées à sa demande ou après un long silence. Pour l’enregistrer à nouveau, indiquez pourquoi.',
    reason: 'Motif du retour',
    reasonHint: 'Par exemple\u202f: nouvelle inscription demandée à l’accueil. Le motif est noté dans l’activité.',
    request: 'Les données de cette personne ont été effacées\u202f: valider demande un motif.',
    row: 'Les données de cette personne ont été effacées.',
  },
  admitEvent: { refused: 'L’événement n’a pas été rejoué', submit: 'Rejouer avec ce motif' },
  admit: {
    open: 'Valider avec un motif',
    title: (name: string) => `Valider la demande ${de(name)}\u202f?`,
    body: 'Ses données ont été effacées. Valider crée une nouvelle fiche avec ce que la personne a saisi sur l’app.',
    refused: 'La demande n’a pas été validée',
    submit: 'Valider',
    cancel: 'Annuler',
  },
};
