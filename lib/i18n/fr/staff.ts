import { de } from '../elision.ts';
import { plural } from '../format.ts';

/** Signing in and out, the first run, joining, the team. */
export const staff = {
  signIn: 'Se connecter',
  signInTitle: 'Se connecter',
  signOut: 'Se déconnecter',
  cancel: 'Annuler',
  name: 'Votre nom',
  email: 'E-mail',
  password: 'Mot de passe',
  newPassword: 'Choisissez un mot de passe',
  passwordHint: 'Au moins 10 caractères. Une phrase se retient mieux qu’un mot compliqué.',
  refused: 'Le formulaire est à corriger',
  signInRefused: 'La connexion n’a pas abouti',
  errors: {
    wrong: 'L’e-mail ou le mot de passe ne correspond pas. Vérifiez les deux et réessayez.',
    expired: 'La page était ouverte depuis trop longtemps. Saisissez à nouveau votre mot de passe.',
    'too-long': 'Ce que vous avez saisi est trop long. Saisissez votre e-mail et votre mot de passe.',
    unavailable: 'La connexion n’a pas abouti de notre côté. Réessayez dans un instant.',
    wait: (minutes: number) => `Trop d’essais. Réessayez ${inTime(minutes)}.`,
    waitForLink: (minutes: number) =>
      `Trop de demandes. Réessayez ${inTime(minutes)}\u202f; un lien reçu depuis moins d’une heure sert encore.`,
    mailedEnough: (seconds: number) =>
      `Trop d’invitations envoyées par e-mail. Réessayez ${inTime(Math.ceil(seconds / 60))}, ou créez un lien sans e-mail.`,
    busy: (seconds: number) =>
      plural('fr', seconds, {
        one: 'Beaucoup de personnes se connectent en ce moment. Réessayez dans une seconde.',
        other: `Beaucoup de personnes se connectent en ce moment. Réessayez dans ${seconds} secondes.`,
      }),
    cookies: 'Votre navigateur refuse les cookies. Autorisez-les pour ce site, puis rechargez la page.',
  },
  notices: {
    'signed-out': 'Votre session est fermée sur cet ordinateur.',
  },
  chooserTitle: 'Où travaillez-vous aujourd’hui\u202f?',
  nowhereTitle: 'Vous ne faites partie d’aucune structure',
  nowhereBody:
    'Votre compte existe, mais ne fait partie d’aucune équipe, ou n’en fait plus partie. Demandez un lien d’invitation.',
  welcomeTitle: 'Bienvenue',
  welcomeBody: 'Quelques informations et votre espace est prêt. Vous aurez tous les droits (rôle Direction).',
  structureName: 'Nom de la structure',
  structureNameHint: 'Par exemple Club Lumière.',
  demo: 'Ajouter des clients de démonstration',
  demoHint: 'Une trentaine de personnes inventées, pour essayer. Vous pourrez les supprimer.',
  open: 'Créer l’espace du club',
  welcomeUsedTitle: 'Ce lien a déjà servi',
  welcomeUsedBody: 'L’espace du club est déjà créé. Connectez-vous avec votre e-mail et votre mot de passe.',
  alreadyOpen: 'Une structure vient d’être ouverte ici. Connectez-vous.',
  joinTitle: (structure: string) => `Rejoindre ${structure}`,
  joinBody: (role: string) => `Vous êtes invité à rejoindre l’équipe. Votre rôle\u202f: ${role}.`,
  joinExisting: 'Si vous avez déjà un compte avec cet e-mail, donnez son mot de passe actuel.',
  join: 'Rejoindre l’équipe',
  joinFixedEmail: 'L’invitation est pour cette adresse.',
  joinUnproved:
    'Cette installation n’envoie pas d’e-mails\u202f: votre adresse ne peut pas être vérifiée. Relisez-la bien\u202f: c’est avec elle que vous vous connecterez.',
  joinCode: {
    body: 'Indiquez votre e-mail\u202f: un code y est envoyé, pour vérifier que l’adresse est la vôtre.',
    submit: 'Recevoir un code',
    sent: (email: string) => `Un code a été envoyé à ${email}. Il est valable 15 minutes.`,
    code: 'Code reçu par e-mail',
    again: 'Demander un autre code',
    tooMany: 'Trop de codes ont été demandés pour cette adresse. Réessayez demain.',
  },
  linkInvalidTitle: 'Ce lien n’est plus valable',
  linkInvalidBody:
    'Un lien d’invitation est valable une seule fois, pendant sept jours. Demandez-en un nouveau à la personne qui vous l’a donné.',
  alreadyMember: 'Ce compte fait déjà partie de l’équipe.',
  team: 'Équipe',
  teamCount: (count: number) =>
    plural('fr', count, { zero: 'Aucune personne', one: `${count} personne`, other: `${count} personnes` }),
  person: 'Personne',
  role: 'Rôle',
  since: 'Depuis',
  actions: 'Actions',
  you: 'vous',
  unproved: 'adresse non vérifiée',
  noMail:
    'Ce serveur n’envoie pas d’e-mails\u202f: transmettez vous-même les liens d’invitation. L’adresse de qui les utilise ne peut pas être vérifiée.',
  roles: { reception: 'Accueil', manager: 'Gestion', owner: 'Direction' },
  roleHints: {
    reception: 'Accueil\u202f: voir, chercher, ajouter et éditer les clients.',
    manager: 'Gestion\u202f: aussi supprimer, importer, exporter, régler l’ERP et les clés de l’app.',
    owner: 'Direction\u202f: aussi gérer l’équipe.',
  },
  roleOf: (name: string) => `Rôle\u202f: ${name}`,
  changeRole: 'Changer',
  remove: 'Retirer',
  removeTitle: (name: string) => `Retirer ${name} de l’équipe\u202f?`,
  removeBody:
    'Cette personne n’aura plus accès à la structure dès maintenant. Ce qu’elle y a fait reste dans le journal.',
  sessions: {
    end: 'Déconnecter',
    endOf: (name: string) => `Déconnecter ${name} partout`,
    endTitle: (name: string) => `Fermer toutes les sessions ${de(name)}\u202f?`,
    endBody:
      'Par exemple après la perte d’un téléphone ou d’un ordinateur. Cette personne devra se connecter de nouveau partout, et un e-mail l’en prévient.',
    confirm: 'Fermer les sessions',
  },
  factor: {
    badge: 'double authentification',
    remove: 'Code perdu',
    removeOf: (name: string) => `Code perdu, retirer la double authentification ${de(name)}`,
    removeTitle: (name: string) => `Retirer la double authentification ${de(name)}\u202f?`,
    removeBody:
      'Seulement si cette personne a perdu son téléphone et ses codes de secours\u202f: assurez-vous que la demande vient bien d’elle. Ses sessions se ferment, elle se connecte ensuite avec son mot de passe seul, et un e-mail l’en prévient.',
    confirm: 'Retirer',
  },
  forgot: {
    link: 'Mot de passe oublié',
    title: 'Mot de passe oublié',
    body: 'Indiquez l’e-mail de votre compte\u202f: un lien y est envoyé, pour choisir un autre mot de passe ou pour débloquer la connexion.',
    submit: 'Recevoir un lien',
    noMail:
      'Ce serveur n’envoie pas d’e-mails pour l’instant\u202f: le lien n’arrivera pas. Adressez-vous à la direction de votre structure.',
    sent: 'Si un compte a cet e-mail, un lien vient d’y être envoyé. Il est valable une fois, pendant une heure.',
    resetTitle: 'Choisir un mot de passe',
    resetBody: 'Les sessions ouvertes avec l’ancien mot de passe se ferment.',
    reset: 'Changer le mot de passe',
    invalidTitle: 'Ce lien n’est plus valable',
    invalidBody: 'Il a plus d’une heure, a déjà servi, ou un plus récent l’a remplacé. Demandez-en un autre.',
    again: 'Demander un lien',
    changed: 'Votre mot de passe est changé. Connectez-vous.',
    unlockLink: 'Recevoir un lien par e-mail pour entrer sans attendre',
    unlockTitle: 'Garder votre mot de passe',
    unlockBody:
      'Si la connexion vous est refusée après trop d’essais, débloquez-la dans ce navigateur, puis connectez-vous avec votre mot de passe habituel. Le lien n’est valable qu’une fois.',
    unlock: 'Débloquer ce navigateur',
    unlocked: 'La connexion est débloquée dans ce navigateur. Saisissez votre mot de passe.',
  },
  inviteTitle: 'Inviter quelqu’un',
  colleagueName: 'Nom',
  invite: 'Créer un lien d’invitation',
  colleagueEmail: 'E-mail (facultatif)',
  colleagueEmailHint: 'Seule cette adresse pourra rejoindre l’équipe.',
  inviteNote: 'Le lien est valable une seule fois, pendant sept jours.',
  linkTitle: 'Lien d’invitation',
  linkBody: 'Copiez ce lien maintenant\u202f: il ne sera plus affiché.',
  pending: 'Invitations en attente',
  until: (day: string) => `jusqu’au ${day}`,
  withdraw: 'Annuler',
  withdrawOf: (name: string) => `Annuler l’invitation ${de(name)}`,
  teamNotices: {
    invited: 'Invitation créée.',
    'invitation-mailed': 'Invitation créée. Un lien part aussi par e-mail.',
    'role-changed': 'Rôle modifié.',
    removed: 'Cette personne ne fait plus partie de l’équipe.',
    withdrawn: 'Invitation annulée\u202f: son lien n’est plus valable.',
    'invitation-gone': 'Cette invitation a déjà servi, ou n’existe plus.',
    'sessions-ended': 'Sessions fermées. Cette personne en est prévenue par e-mail.',
    'no-sessions': 'Cette personne n’avait aucune session ouverte.',
    'own-sessions': 'Les vôtres se ferment dans Mon compte.',
    'factor-removed': 'Double authentification retirée. Cette personne en est prévenue par e-mail.',
    'no-factor': 'Cette personne n’a plus de double authentification.',
    'own-factor': 'La vôtre se désactive dans Mon compte, avec votre mot de passe et un code.',
    'works-elsewhere':
      'Cette personne travaille aussi dans une structure que vous ne dirigez pas, et la double authentification protège les deux. Demandez à la personne qui gère le serveur de la retirer (npm run remove-factor).',
    'last-owner': 'Il faut au moins une personne à la direction\u202f: nommez-en une autre d’abord.',
    'not-found': 'Cette personne ne fait déjà plus partie de l’équipe.',
    'not-allowed': 'Votre rôle ne permet pas cette action.',
    failed: 'Quelque chose n’a pas fonctionné de notre côté. Rien n’a changé.',
  },
};

/** How long to wait, as one says it: minutes below two hours, hours above. */
function inTime(minutes: number): string {
  if (minutes > 120) return `dans ${Math.ceil(minutes / 60)} heures`;
  return plural('fr', minutes, { one: 'dans une minute', other: `dans ${minutes} minutes` });
}
