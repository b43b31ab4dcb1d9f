import { plural } from '../format.ts';

/** The security log of a team, for owners. */
export const security = {
  title: 'Journal de sécurité',
  link: 'Journal de sécurité',
  kept: 'Conservé un an',
  intro:
    'Connexions, échecs et changements de ce qui sert à se connecter, pour les comptes de votre équipe, avec l’adresse réseau et le navigateur.',
  columns: { what: 'Événement', who: 'Compte', when: 'Quand', where: 'D’où' },
  unknown: 'Inconnu',
  times: (count: number, last: string) =>
    plural('fr', count, {
      zero: 'aucune fois',
      one: 'une fois',
      other: `${count} fois, la dernière le ${last}`,
    }),
  nothing: { title: 'Rien pour l’instant', body: 'La prochaine connexion à cette structure sera inscrite ici.' },
  events: {
    'signed-in': {
      password: 'Connexion par mot de passe',
      code: 'Connexion par mot de passe et code',
      link: 'Connexion par un lien reçu par e-mail',
      passkey: 'Connexion par clé d’accès',
    },
    'sign-in-failed': {
      password: 'Connexion échouée\u202f: mot de passe incorrect',
      code: 'Connexion échouée\u202f: code incorrect',
      passkey: 'Connexion échouée\u202f: clé d’accès refusée',
      link: 'Connexion échouée\u202f: lien reçu par e-mail invalide ou déjà utilisé',
    },
    'signed-out': 'Déconnexion',
    'sessions-ended': (count: number) =>
      plural('fr', count, {
        zero: 'Aucune session fermée',
        one: 'Session fermée à distance',
        other: `${count} sessions fermées à distance`,
      }),
    'proved-again': 'Mot de passe confirmé avant une action protégée',
    'proof-failed': 'Confirmation échouée\u202f: mot de passe ou code incorrect',
    'reset-requested': 'Lien de nouveau mot de passe demandé',
    'password-reset': 'Mot de passe remplacé par un lien reçu par e-mail',
    'sign-in-unlocked': 'Connexion débloquée par un lien reçu par e-mail',
    'account-changed': {
      name: 'Nom modifié',
      password: 'Mot de passe modifié',
      email: 'E-mail modifié',
      'factor-on': 'Double authentification activée',
      'factor-off': 'Double authentification désactivée',
      'factor-removed': 'Double authentification retirée par une autre personne',
      'recovery-codes': 'Nouveaux codes de secours',
      'recovery-code-used': 'Code de secours utilisé',
      'passkey-added': 'Clé d’accès ajoutée',
      'passkey-removed': 'Clé d’accès retirée',
      'sessions-ended': 'Sessions fermées par une autre personne',
    },
    'app-token-reused': 'Ancien jeton de l’app utilisé à nouveau\u202f: l’appareil est déconnecté',
    'program-refused': {
      app: 'Appel d’une app refusé\u202f: clé inconnue ou révoquée',
      erp: 'Appel de l’ERP refusé\u202f: secret ou signature incorrects',
    },
    refused: (path: string) => `Refusé, le rôle ne le permet pas\u202f: ${path}`,
    'limit-reached': 'Trop d’essais\u202f: accès fermé un moment',
  },
};
