import { plural } from '../format.ts';

/** What a member of staff sees and changes of their own account. */
export const account = {
  title: 'Mon compte',
  back: 'Retour à l’espace de travail',
  refused: 'Rien n’a été enregistré',
  save: 'Enregistrer',
  profile: { title: 'Nom et langue', name: 'Votre nom', language: 'Langue' },
  languages: { fr: 'Français', en: 'English' },
  password: {
    title: 'Mot de passe',
    body: 'Les sessions ouvertes ailleurs se ferment, et un message vous en informe.',
    current: 'Mot de passe actuel',
    next: 'Nouveau mot de passe',
    submit: 'Changer le mot de passe',
  },
  sessions: {
    title: 'Sessions ouvertes',
    body: (days: number) =>
      `Chaque navigateur où vous êtes connecté. Une session se ferme au plus tard ${plural('fr', days, { one: 'après un jour', other: `après ${days} jours` })}.`,
    current: 'ce navigateur',
    unknown: 'Navigateur inconnu',
    noAddress: 'adresse inconnue',
    end: 'Fermer',
    endOthers: 'Fermer toutes les autres',
  },
  notices: {
    'profile-saved': 'Nom et langue enregistrés.',
    'password-changed': 'Mot de passe changé. Les sessions ouvertes ailleurs sont fermées.',
    'session-ended': 'Session fermée.',
    'session-gone': 'Cette session est déjà fermée.',
    'sessions-ended': 'Toutes les autres sessions sont fermées.',
    failed: 'Quelque chose n’a pas fonctionné de notre côté. Rien n’a changé.',
  },
};
