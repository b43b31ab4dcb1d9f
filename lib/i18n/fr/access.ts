import { de } from '../elision.ts';

const hello = (firstName: string) => `Bonjour${firstName && ` ${firstName}`},`;

/** Why a person may enter or not: each check with its evidence and its remedy. */
export const access = {
  title: 'Pourquoi cette personne n’a-t-elle pas accès\u202f?',
  sheet: 'Accès sur l’app',
  email: 'Adresse utilisée sur l’app',
  emailPlaceholder: 'prenom.nom@exemple.fr',
  submit: 'Vérifier',
  empty: {
    title: 'Une adresse suffit',
    body: 'Demandez à la personne avec quelle adresse elle s’est inscrite sur l’app. Vous verrez ce qui bloque, et comment le régler.',
  },
  unreadable: 'Cette adresse est illisible',
  record: (name: string) => `Fiche\u202f: ${name}`,
  reasons: {
    open: { title: 'L’accès est ouvert', next: 'Les contenus sont visibles sur l’app.' },
    'not-registered': {
      title: 'Personne n’est inscrit sur l’app avec cette adresse',
      next: 'Une invitation explique comment installer l’app et avec quelle adresse s’inscrire.',
    },
    'not-attached': {
      title: 'Ce compte n’est rattaché à aucune fiche',
      next: 'Dès qu’une fiche lui correspond, l’accès suit.',
    },
    refused: { title: 'La demande a été refusée', next: 'Rouverte, elle attendra à nouveau votre validation.' },
    'pending-validation': {
      title: 'La demande attend votre validation',
      next: 'Rien n’est visible sur l’app tant que vous n’avez pas validé.',
    },
    'email-unproved': {
      title: 'L’e-mail n’est pas encore confirmé',
      next: 'Le code reçu par e-mail est à saisir sur l’app. Un nouveau code remplace le précédent.',
    },
    'no-address': {
      title: 'La fiche n’a pas d’adresse e-mail',
      next: 'Sans adresse, pas d’accès. Corrigez la fiche dans l’ERP\u202f: l’accès suit. Ou indiquez ici l’e-mail utilisé sur l’app.',
    },
    deleted: { title: 'La fiche est dans la corbeille', next: 'Une fois rétablie, l’accès revient aussitôt.' },
    'removed-from-erp': {
      title: 'Votre ERP a retiré cette personne',
      next: 'Réactivez-la dans votre ERP\u202f: l’accès revient aussitôt.',
    },
  },
  unknown: {
    title: 'Nous ne connaissons pas cette adresse',
    next: 'Aucun compte sur l’app, aucune fiche ici. Vérifiez l’orthographe, ou cherchez la personne par son nom.',
  },
  takenTitle: 'Un autre compte est rattaché à la fiche de cette personne',
  takenNext: 'Une fiche a un seul compte. Si c’est la même personne, rattachez ce compte\u202f: l’autre est détaché.',
  detachedNext: 'Rattachez-le à la fiche qui a son adresse\u202f: l’accès suit.',
  binnedNext: 'Sa fiche est dans la corbeille\u202f: rétablissez-la, puis invitez la personne.',
  strangerNext:
    'Ajoutez la personne avec cette adresse\u202f: le compte sera rattaché aussitôt. Si elle a déjà une fiche, corrigez-y l’e-mail.',
  strangerToErp:
    'Les fiches viennent de votre ERP\u202f: créez-y la personne avec cette adresse, le compte sera rattaché aussitôt. Si elle a déjà une fiche, corrigez-y l’e-mail.',
  outcomes: { passed: 'En ordre', failed: 'À régler', 'not-needed': 'Pas nécessaire', skipped: 'Pas encore vérifié' },
  checks: {
    registered: 'Inscrit sur l’app',
    attached: 'Rattaché à une fiche de votre structure',
    'not-refused': 'Demande non refusée',
    validated: 'Demande validée',
    proved: 'E-mail confirmé',
    present: 'Fiche active',
    'active-in-erp': 'Actif dans votre ERP',
  },
  asked: 'Demande reçue sur l’app',
  kept: 'Accès gardé sans l’ERP',
  evidence: {
    account: (day: string, email: string) => `Compte créé le ${day} avec ${email}`,
    noAccount: 'Aucun compte n’existe avec cette adresse.',
    noAddress: (name: string) => `La fiche ${de(name)} n’a pas d’adresse e-mail.`,
    noAddressFor: (email: string) => `La fiche n’a plus l’adresse ${email} du compte, ni aucune autre.`,
    noAccountFor: (name: string) => `Aucun compte n’existe avec l’adresse ${de(name)}.`,
    binned: (name: string) => `La fiche ${de(name)} a cette adresse, mais elle est dans la corbeille.`,
    attached: (name: string, email: string) => (email ? `${name}, ${email}` : name),
    attachedOn: (name: string, email: string, day: string) => `${name}${email && `, ${email}`}, depuis le ${day}`,
    asked: (day: string) => `A demandé l’accès le ${day} avec votre code.`,
    noRecord: 'Aucune fiche n’a cette adresse.',
    heldBy: (name: string, email: string) =>
      `La fiche ${de(name)} a cette adresse, mais le compte ${email} y est rattaché.`,
    detached: (name: string) => `La fiche ${de(name)} a cette adresse, mais le compte n’y est pas rattaché.`,
    neverRefused: 'Aucun refus.',
    refused: (day: string, by: string, reason: string) => `Refus du ${day} par ${by}\u202f: ${reason}`,
    notNeeded: 'Pas nécessaire\u202f: la fiche existait déjà.',
    validated: (day: string, by: string) => `Le ${day} par ${by}`,
    waiting: (day: string) => `En attente depuis le ${day}.`,
    proved: (day: string) => `Le ${day}`,
    proofNotNeeded: 'Votre structure ne le demande pas.',
    unproved: (email: string) => `Le code envoyé à ${email} n’a pas encore été saisi sur l’app.`,
    changed: (email: string, day: string) =>
      `L’e-mail de la fiche a changé le ${day}\u202f: ${email} reste à confirmer.`,
    present: 'Oui.',
    binnedOn: (day: string) => `Dans la corbeille depuis le ${day}.`,
    active: 'Oui.',
    granted: (removed: string, until: string) => `Retrait de l’ERP le ${removed}, accès accordé jusqu’au ${until}.`,
    formersKept: (removed: string) => `Retrait de l’ERP le ${removed}\u202f: vos anciens clients gardent leur accès.`,
    removedOn: (day: string) => `Retrait de l’ERP le ${day}.`,
    later: 'Sera vérifié une fois l’étape précédente réglée.',
    someone: 'l’équipe',
  },
  remedies: {
    reopen: 'Rouvrir la demande',
    sendCode: 'Renvoyer le code',
    otherPhone: 'Code pour un autre téléphone',
    restore: 'Rétablir la fiche',
    linkOther: 'Rattacher le compte à une autre fiche',
    attach: 'Rattacher ce compte',
    replace: 'Rattacher ce compte à la place',
    release: 'Détacher ce compte',
    setAddress: 'Indiquer l’e-mail utilisé sur l’app',
    add: 'Ajouter avec cette adresse',
    searchErp: 'Chercher dans l’ERP',
    search: 'Rechercher dans les clients',
    askManager: 'Votre rôle ne permet pas de rétablir une fiche\u202f: demandez à la gestion.',
  },
  searched: {
    'erp-person-taken': 'L’ERP connaît cette adresse\u202f: la fiche vient d’être lue.',
    'erp-person-none': 'L’ERP ne connaît personne avec cette adresse.',
    'erp-person-other':
      'L’ERP a répondu, mais seulement avec des personnes qui ont une autre adresse\u202f: rien n’a été repris.',
    'erp-person-held':
      'L’ERP connaît cette adresse, mais cette personne n’y est pas cliente, ou son message attend une décision\u202f: voyez le journal de l’ERP.',
    'too-many-searches': 'Trop de recherches dans l’ERP en peu de temps. Réessayez dans quelques minutes.',
    'erp-search-paused': 'L’ERP ne répond pas en ce moment. Réessayez plus tard.',
    'erp-search-failed': 'L’ERP n’a pas répondu à la recherche. Réessayez plus tard.',
    'email-unreadable': 'Cette adresse est illisible.',
  },
  details: 'Voir les vérifications',
  message: {
    title: 'Message pour le client',
    label: 'À envoyer par SMS ou messagerie',
    hint: 'L’adresse est masquée, et ce message ne contient ni lien ni code.',
    copy: 'Copier le message pour le client',
    copied: 'Message copié',
  },
  /** Said to the client, in the client's language. */
  messages: {
    register: (structure: string, firstName: string, email: string) =>
      `${hello(firstName)} pour voir les contenus ${de(structure)}\u202f: installez l’app (App Store ou Google Play), puis inscrivez-vous avec l’adresse ${email}, celle que nous avons pour vous. Si un code arrive par e-mail, saisissez-le dans l’app. Déjà sur l’app avec une autre adresse\u202f? Dites-nous laquelle, nous ferons le lien.`,
    confirm: (structure: string, firstName: string, email: string) =>
      `${hello(firstName)} il reste une étape pour voir les contenus ${de(structure)}\u202f: confirmer l’adresse ${email}. Dans l’app, demandez un nouveau code, puis saisissez celui qui arrive par e-mail. Vérifiez aussi les courriers indésirables.`,
    validate: (structure: string, firstName: string, email: string) =>
      `${hello(firstName)} la demande faite avec l’adresse ${email} est bien arrivée. L’équipe ${de(structure)} doit encore la valider\u202f: d’ici là, il n’y a rien à faire sur l’app.`,
    link: (structure: string, firstName: string, email: string) =>
      `${hello(firstName)} le compte créé sur l’app avec l’adresse ${email} n’est pas encore relié à votre fiche. L’équipe ${de(structure)} s’en occupe\u202f: gardez ce compte, il n’y a rien à recommencer.`,
    tell: (structure: string, firstName: string, email: string) =>
      `${hello(firstName)} le compte créé sur l’app avec l’adresse ${email} existe bien, mais l’équipe ${de(structure)} ne sait pas encore à qui il appartient. Dites-nous votre nom, et l’autre adresse e-mail que nous pourrions avoir pour vous.`,
  },
};
