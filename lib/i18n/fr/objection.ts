/** The page that the notice of a changed e-mail leads to. */
export const objection = {
  title: 'Contester un changement d’e-mail',
  body: (structure: string) =>
    `${structure} a remplacé l’e-mail de votre fiche. Si vous ne l’avez pas demandé\u202f: les téléphones de votre compte sont déconnectés, la nouvelle adresse doit être confirmée à nouveau, et ${structure} en est informée dans la fiche. Votre adresse n’est pas rétablie\u202f: seule ${structure} peut le faire.`,
  button: 'Je n’ai pas demandé ce changement',
  done: (structure: string) =>
    `C’est enregistré, et inscrit dans votre fiche. Contactez ${structure} pour rétablir votre adresse.`,
  late: (structure: string) => `Ce lien n’était valable que 48 heures. Contactez ${structure} directement.`,
  unknown: 'Ce lien n’est pas valable. Reprenez celui du message reçu.',
};
