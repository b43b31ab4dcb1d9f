import { plural } from '../format.ts';

/** What a member of staff sees and changes of their own account. */
export const account = {
  title: 'Mon compte',
  back: 'Retour à l’espace de travail',
  refused: 'Rien n’a été enregistré',
  save: 'Enregistrer',
  profile: { title: 'Nom et langue', name: 'Votre nom', language: 'Langue' },
  languages: { fr: 'Français', en: 'English' },
  email: {
    title: 'E-mail',
    body: 'Un code est envoyé à la nouvelle adresse\u202f; l’ancienne est prévenue une fois le changement fait.',
    proved: 'Vérifié',
    unproved: 'Non vérifié',
    next: 'Nouvel e-mail',
    submit: 'Recevoir un code',
    sent: (email: string) => `Un code a été envoyé à ${email}. Il est valable 15 minutes.`,
    code: 'Code reçu par e-mail',
    confirm: 'Changer d’e-mail',
    noMail:
      'Ce serveur n’envoie pas d’e-mails pour l’instant\u202f: une nouvelle adresse ne peut pas être vérifiée, et l’e-mail du compte ne peut donc pas être changé ici.',
  },
  password: {
    title: 'Mot de passe',
    body: 'Les sessions ouvertes ailleurs se ferment.',
    bodyMailed: 'Les sessions ouvertes ailleurs se ferment, et un message vous en informe.',
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
    'code-sent': 'Un code vient d’être envoyé à la nouvelle adresse.',
    'email-changed': 'E-mail changé. C’est avec lui que vous vous connectez désormais.',
    'session-ended': 'Session fermée.',
    'session-gone': 'Cette session est déjà fermée.',
    'sessions-ended': 'Toutes les autres sessions sont fermées.',
    failed: 'Quelque chose n’a pas fonctionné de notre côté. Rien n’a changé.',
  },
};
