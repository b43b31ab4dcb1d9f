/** The password asked again before what an unattended screen must not allow. */
export const confirm = {
  title: 'Confirmez que c’est vous',
  body: (email: string) =>
    `Cette action est protégée. Saisissez à nouveau le mot de passe de ${email}\u202f: vous n’aurez plus à le faire pendant dix minutes.`,
  refused: 'Ce n’est pas confirmé',
  password: 'Votre mot de passe',
  code: 'Code de l’application ou code de secours',
  submit: 'Confirmer',
  cancel: 'Annuler',
  inForm: 'Confirmez que c’est vous',
  inFormBody:
    'Votre dernière saisie du mot de passe date de plus de dix minutes. Ce que vous avez tapé est gardé\u202f: saisissez votre mot de passe, puis enregistrez à nouveau.',
};
