import { plural } from '../format.ts';

/** The second factor: setting it up, signing in with it, and recovering from its loss. */
export const factor = {
  title: 'Double authentification',
  intro:
    'Après le mot de passe, la connexion demande un code de votre téléphone. Un mot de passe volé ne suffit alors plus.',
  on: 'Activée',
  off: 'Désactivée',
  setUp: 'Activer la double authentification',
  manage: 'Gérer la double authentification',
  back: 'Retour à mon compte',
  start: {
    title: 'Pour commencer',
    body: 'Il vous faut une application d’authentification sur votre téléphone, par exemple celle de votre gestionnaire de mots de passe.',
    submit: 'Continuer',
  },
  scan: {
    title: 'Ajouter à votre application',
    body: 'Scannez le code QR avec l’application, ou saisissez la clé à la main. Puis tapez le code à six chiffres qu’elle affiche.',
    qr: 'Code QR pour l’application d’authentification',
    secret: 'Clé',
    code: 'Code de l’application',
    submit: 'Activer',
    note: 'Les sessions ouvertes ailleurs se ferment.',
  },
  codes: {
    title: 'Vos codes de secours',
    body: 'Chacun remplace une fois le code de l’application, si vous perdez votre téléphone. Imprimez-les ou gardez-les dans un endroit sûr\u202f: ils ne seront plus affichés.',
    kept: 'Je les ai gardés',
    left: (count: number) =>
      plural('fr', count, {
        zero: 'Il ne vous reste aucun code de secours.',
        one: 'Il vous reste un code de secours.',
        other: `Il vous reste ${count} codes de secours.`,
      }),
    none: 'Il ne vous reste aucun code de secours. Créez-en de nouveaux.',
    short:
      'Les codes de dix lettres et chiffres, créés avant le 28 novembre 2026, ne comptent plus\u202f: si ce sont les vôtres, créez-en de nouveaux.',
    renewTitle: 'Codes de secours',
    renew: 'Créer dix nouveaux codes',
    renewNote: 'Les codes actuels ne seront plus valables.',
  },
  remove: {
    title: 'Désactiver',
    body: 'La connexion ne demandera plus que le mot de passe.',
    submit: 'Désactiver',
  },
  banner: (day: string) =>
    `Cette structure demande la double authentification. Activez-la avant le ${day}\u202f; ensuite, l’accès attendra qu’elle le soit.`,
  required:
    'Cette structure demande la double authentification, et le délai pour l’activer est passé. Activez-la ici, puis retournez à votre travail.',
  anyCode: 'Code de l’application ou code de secours',
  signIn: {
    title: 'Votre code',
    body: (email: string) => `Pour ${email}\u202f: le mot de passe est bon. Il reste le code.`,
    hint: 'Six chiffres de votre application d’authentification, ou un de vos codes de secours.',
    submit: 'Se connecter',
    again: 'Recommencer avec un autre compte',
    lost: 'Téléphone et codes perdus\u202f? Une personne de la direction peut retirer la double authentification de votre compte, sur la page Équipe.',
    expired: 'Plus de cinq minutes ont passé. Saisissez à nouveau votre mot de passe.',
  },
  notices: {
    'factor-on': 'La double authentification est activée. Gardez vos codes de secours.',
    'factor-off': 'La double authentification est désactivée.',
    'codes-renewed': 'Nouveaux codes de secours créés. Les précédents ne sont plus valables.',
  },
};
