/** Passkeys: keeping them, signing in with one, and proving a session with one. */
export const passkeys = {
  title: 'Clés d’accès',
  intro:
    'Une clé d’accès (passkey) de votre téléphone ou de votre ordinateur remplace le mot de passe et le code. Elle ne peut être ni devinée, ni saisie sur un faux site.',
  none: 'Aucune clé d’accès pour l’instant.',
  added: (day: string) => `Ajoutée le ${day}`,
  neverUsed: 'jamais utilisée',
  used: (ago: string) => `utilisée ${ago}`,
  remove: 'Retirer',
  name: 'Nom de la clé',
  nameHint: 'Pour la reconnaître ici, par exemple «\u202fTéléphone de Nadia\u202f».',
  add: 'Ajouter une clé d’accès',
  unsupported:
    'Ce navigateur ne peut pas ajouter de clé d’accès ici\u202f: il lui faut JavaScript, et l’adresse habituelle du site.',
  use: 'Utiliser une clé d’accès',
  refused: 'La clé d’accès n’a pas été acceptée',
  unused: 'La clé d’accès n’a pas été utilisée. Réessayez, ou prenez un autre moyen.',
  known: 'Cet appareil a déjà une clé d’accès pour ce compte.',
  notices: {
    'passkey-added': 'Clé d’accès ajoutée. Vous pouvez vous connecter avec elle.',
    'passkey-removed': 'Clé d’accès retirée\u202f: elle n’ouvre plus de session. Retirez-la aussi de l’appareil.',
    'passkey-gone': 'Cette clé d’accès est déjà retirée.',
  },
};
