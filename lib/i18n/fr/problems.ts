/**
 * What is wrong with a value or a request, by problem code. Shown beside the field or on top of the
 * form.
 */
export const problems = {
  required: 'Ce champ est obligatoire.',
  'too-long': 'Ce texte est trop long.',
  'odd-characters': 'Ce texte contient des caractères invisibles ou non valides. Retapez-le au lieu de le coller.',
  'not-a-choice': 'Choisissez une valeur de la liste.',
  'email-required': 'L’e-mail est obligatoire.',
  'email-no-at': 'Il manque le signe @.',
  'email-several-ats': 'Il y a plusieurs signes @.',
  'email-bad-local-part': 'La partie avant le signe @ n’est pas valide.',
  'email-odd-characters':
    'L’adresse contient des espaces ou des caractères invisibles. Retapez-la au lieu de la coller.',
  'email-bad-domain': 'La partie après le signe @ n’est pas un nom de domaine valide.',
  'email-too-long': 'Cette adresse est trop longue.',
  'phone-unreadable':
    'Ce n’est pas un numéro de téléphone complet. Écrivez-le comme 06 12 34 56 78, ou avec son indicatif\u202f: +49 30 901820.',
  'date-unreadable': 'Cette date n’est pas lisible. Écrivez-la comme 12/04/1990.',
  'date-impossible': 'Cette date n’existe pas ou n’est pas plausible.',
  'not-allowed': 'Votre rôle ne permet pas cette action.',
  'not-found': 'Cette fiche n’existe pas ou plus.',
  'signed-out':
    'Vous n’êtes plus dans cette structure ou votre session a expiré. Connectez-vous dans un autre onglet, puis enregistrez à nouveau\u202f: rien de ce que vous avez tapé n’est perdu.',
  'search-too-broad': 'Cette recherche prend trop de temps. Ajoutez une lettre ou un mot.',
  'email-unchanged': 'C’est déjà l’e-mail de votre compte.',
  'no-mail': 'Ce serveur n’envoie pas d’e-mails pour l’instant.',
  'passkey-refused':
    'Cette clé d’accès n’a pas été acceptée\u202f: elle a peut-être été retirée du compte, ou plus de cinq minutes ont passé. Réessayez.',
  'passkey-known': 'Cette clé d’accès est déjà enregistrée.',
  'too-many-passkeys': 'Ce compte a déjà 20 clés d’accès\u202f: retirez-en une d’abord.',
  'password-wrong': 'Ce n’est pas votre mot de passe actuel.',
  'password-common':
    'Ce mot de passe est parmi les plus courants\u202f: choisissez-en un autre, par exemple une phrase.',
  'password-guessable':
    'Ce mot de passe reprend votre nom, votre adresse ou le nom du club\u202f: choisissez autre chose, par exemple une phrase.',
  'password-too-short': 'Choisissez au moins 10 caractères.',
  'password-too-long': 'Choisissez au plus 1\u202f000 caractères.',
  'account-password': 'Un compte existe déjà avec cet e-mail, et ce n’est pas son mot de passe.',
  'code-wrong': 'Ce n’est pas le code envoyé. Vérifiez-le dans le message.',
  'code-expired': 'Ce code a plus de 15 minutes, ou trop d’essais ont été faits. Demandez-en un autre.',
  'factor-code-wrong':
    'Ce code n’est pas le bon, ou il a déjà servi. Attendez le suivant, et vérifiez que l’heure du téléphone est juste.',
  'factor-expired': 'Cette clé n’est plus valable. Rechargez la page et recommencez.',
  'email-taken': 'Un compte existe déjà avec cet e-mail.',
  'managed-by-erp': 'Votre ERP gère ces données\u202f: modifiez-les dans votre ERP.',
  'group-limit':
    'Une structure peut avoir 2\u202f000 groupes au plus\u202f: choisissez un groupe existant, ou supprimez-en un.',
  'too-many-groups': 'Un client peut être dans 20 groupes au plus.',
  'exports-busy': 'D’autres fichiers sont en cours d’export. Réessayez dans une minute.',
  'too-many-exports': 'Trop de fichiers ont été exportés en une heure. Réessayez dans une heure.',
  unavailable:
    'La base de données ne répond pas pour le moment. Tout ce que vous avez tapé est encore ici\u202f: enregistrez à nouveau dans un instant.',
  'unavailable-in-doubt':
    'La base de données ne répond pas pour le moment, et votre demande a peut-être été enregistrée. Vérifiez avant de l’envoyer à nouveau\u202f: tout ce que vous avez tapé est encore ici.',
  unexpected: 'Quelque chose n’a pas fonctionné de notre côté. Rien n’a été enregistré\u202f: vous pouvez réessayer.',
};
