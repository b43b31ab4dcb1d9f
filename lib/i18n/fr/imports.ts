import { de } from '../elision.ts';
import { plural } from '../format.ts';

const template = 'Télécharger un modèle';

/** What a row is called in a plan and in an outcome alike, alone and as a filter. */
const verdictsOfBoth = {
  unchanged: 'Identique',
  duplicate: 'En double',
  'in-bin': 'Dans la corbeille',
  refused: 'Refusée',
  example: 'Exemple',
  held: 'Retenue',
  left: 'Laissée telle quelle',
};
const chipsOfBoth = {
  unchanged: 'Identiques',
  duplicate: 'En double dans le fichier',
  'in-bin': 'Dans la corbeille',
  refused: 'Refusées',
  example: 'Exemples du modèle',
  held: 'Retenues',
  left: 'Laissées telles quelles',
};

/** What the cells of a column look like, after "des". */
const contents: Record<string, string> = {
  email: 'adresses e-mail',
  phone: 'numéros de téléphone',
  birthDate: 'dates de naissance',
  gender: 'genres ou civilités',
  lastName: 'noms',
  firstName: 'prénoms',
  fullName: 'noms de personnes',
};

/** "Left blank" as it agrees with the name of a field. */
const leftBlank: Record<string, string> = {
  birthDate: 'laissée vide',
  language: 'laissée vide',
  note: 'laissée vide',
  groups: 'laissés de côté',
};

/**
 * Imports: history, upload, plan, progress, outcome, and everything that can be wrong with a file
 * or a row of it.
 */
export const imports = {
  title: 'Imports',
  newTitle: 'Importer des clients',
  start: 'Importer un fichier',
  another: 'Importer un autre fichier',
  template,
  back: 'Retour aux imports',
  columns: {
    date: 'Date',
    file: 'Fichier',
    dialect: 'Lu comme',
    state: 'État',
    result: 'Résultat',
    line: 'Ligne',
    client: 'Client',
    verdict: 'Verdict',
    actions: 'Actions',
  },
  states: {
    receiving: 'En réception',
    mapping: 'À préciser',
    planning: 'Lecture en cours',
    planned: 'À confirmer',
    committing: 'Import en cours',
    committed: 'Terminé',
    cancelled: 'Arrêté',
    discarded: 'Abandonné',
    failed: 'Refusé',
    undoing: 'Annulation en cours',
    undone: 'Annulé',
  },
  unknownAuthor: 'Compte supprimé',
  older: 'Plus anciens',
  newest: 'Les plus récents',
  none: {
    title: 'Aucun import pour l’instant',
    body: 'Importez le fichier de votre logiciel ou de votre tableur\u202f: une feuille enregistrée en CSV suffit. Chaque import reste visible ici et peut être annulé.',
  },
  upload: {
    file: 'Fichier de clients',
    hint: (megabytes: string, rows: string) => `Un fichier CSV ou texte, ${megabytes} Mo et ${rows} lignes au plus.`,
    kept: (days: string, gigabytes: string) =>
      `Le fichier est gardé ${days} jours, pour que l’import puisse être annulé, puis il est supprimé. Espace total pour les fichiers\u202f: ${gigabytes} Go.`,
    submit: 'Lire ce fichier',
    intro:
      'Le fichier que votre tableur enregistre convient tel quel\u202f: point-virgule, virgule ou tabulation, avec ou sans accents. Une colonne Nom et une colonne E-mail suffisent.',
    readTitle: 'Ce qui est lu',
    read: 'Nom, Prénom, E-mail, Téléphone (deux au plus), Date de naissance, Genre, Langue, Numéro d’adhérent, Groupes et Note. Les autres colonnes sont ignorées et listées avant l’import.',
    rulesTitle: 'Ce qui se passe',
    rules: [
      'Vous voyez d’abord ce qui serait fait, ligne par ligne. Rien n’est enregistré avant votre accord.',
      'Une adresse e-mail inconnue crée un client. Une adresse connue le met à jour.',
      'Une cellule vide n’efface jamais rien. Une cellule illisible est laissée vide, et la ligne le dit.',
      'Chaque ligne refusée est montrée avec sa raison. Les autres sont importées.',
      'Aucun e-mail n’est envoyé.',
    ],
    excelTitle: 'Depuis Excel, LibreOffice ou Google Sheets',
    excel: 'Fichier, puis Enregistrer sous (ou Télécharger), et choisissez le format CSV.',
    drop: 'Déposez le fichier pour le lire',
    dropHint: 'Vous pouvez aussi déposer le fichier n’importe où sur cette page.',
    dropping: 'Envoi du fichier…',
    dropped: {
      several: 'Vous avez déposé plusieurs fichiers. Déposez-en un à la fois\u202f: chaque fichier est un import.',
      folder: 'Vous avez déposé un dossier. Ouvrez-le, puis déposez le fichier CSV qu’il contient.',
      nothing: 'Rien n’a été déposé. Enregistrez d’abord le fichier sur cet ordinateur, puis déposez-le.',
    },
    notAllowed: 'Votre rôle ne permet pas d’importer. Demandez à une personne qui gère la structure.',
  },
  refusedTitle: 'Ce fichier n’a pas été importé',
  atLine: (line: string) => `Ligne ${line}.`,
  detail: {
    mapping: 'une précision est nécessaire',
    planning: 'lecture du fichier',
    planned: 'rien n’est encore enregistré',
    committing: 'import en cours',
    undoing: 'annulation en cours',
    failed: 'refusé, rien n’a été enregistré',
    discarded: 'abandonné, rien n’a été enregistré',
    committed: (when: string, who: string) => `importé le ${when} par ${who}`,
    cancelled: (when: string, who: string) => `commencé par ${who}, arrêté le ${when}`,
    undone: (when: string, who: string) => `annulé le ${when} par ${who}`,
  },
  sentBy: (when: string, who: string) => `Envoyé le ${when} par ${who}.`,
  notices: {
    'managed-by-erp':
      'Votre ERP gère les clients\u202f: ce plan montre en quoi le fichier diffère, rien n’est importé.',
    'plan-changed':
      'Ce plan n’est plus celui que vous avez vu\u202f: il a été refait entre-temps. Rien n’a été importé. Vérifiez-le, puis confirmez.',
    'too-late': 'C’est trop tard pour cela\u202f: l’import a déjà avancé. Voici où il en est.',
    forgotten: 'Le fichier de cet import a déjà été supprimé.',
    'not-allowed': 'Votre rôle ne permet pas cette action.',
  },
  corrected: {
    create: 'Ligne corrigée\u202f: elle sera créée.',
    update: 'Ligne corrigée\u202f: elle mettra à jour un client.',
    reopened: 'Ligne corrigée\u202f: elle rétablira un client.',
    unchanged: 'Ligne corrigée\u202f: elle ne change rien.',
    duplicate: 'Ligne corrigée, mais elle est en double dans le fichier.',
    'in-bin': 'Ligne corrigée\u202f: ce client est dans la corbeille.',
    refused: 'Ligne corrigée, mais elle reste refusée.',
    example: 'Ligne corrigée\u202f: c’est un exemple du modèle, elle est ignorée.',
    held: 'Ligne corrigée, mais elle est retenue.',
    left: 'Ligne corrigée\u202f: votre choix la laisse telle quelle.',
    'not-reached': 'Ligne corrigée, pas encore importée.',
  },
  understood: {
    readAs: 'Lu comme',
    separator: 'séparateur',
    encoding: 'encodage',
    header: 'en-têtes ligne',
    noHeader: 'sans ligne d’en-têtes',
    recognised: (count: number) =>
      plural('fr', count, {
        zero: 'aucune colonne reconnue',
        one: `${count} colonne reconnue`,
        other: `${count} colonnes reconnues`,
      }),
    columns: 'Colonnes du fichier',
    taken: (count: number, shown: string) =>
      plural('fr', count, { zero: 'aucune reprise', one: `${shown} reprise`, other: `${shown} reprises` }),
    ignored: (count: number, shown: string) =>
      plural('fr', count, { one: `${shown} ignorée`, other: `${shown} ignorées` }),
    leftOut: 'Ignorée',
    values: 'Premières valeurs',
    first: (field: string) => `${field} (1re colonne)`,
    next: (field: string) => `${field} (colonne suivante)`,
    part: (field: string) => `${field} (une partie)`,
    blank: (names: string) => `Colonnes vides\u202f: ${names}.`,
    months: 'mois d’abord',
    more: (count: string) => `et ${count} autres`,
    remembered: 'Colonnes reprises de votre choix précédent pour les mêmes en-têtes.',
    unnamed: 'sans titre',
    separators: { ';': 'point-virgule', ',': 'virgule', '\t': 'tabulation', '|': 'barre verticale' } as Record<
      string,
      string
    >,
    encodings: {
      'utf-8': 'UTF-8',
      'windows-1252': 'Windows-1252',
      'utf-16le': 'UTF-16 LE',
      'utf-16be': 'UTF-16 BE',
      'iso-8859-15': 'ISO-8859-15',
      macintosh: 'MacRoman',
      cp850: 'MS-DOS (CP850)',
      'utf-8-twice': 'UTF-8, encodé deux fois',
    },
    announced: 'annoncé par le fichier',
    change: 'Changer',
  },
  reading: {
    title: 'Comment lire ce fichier',
    separator: 'Séparateur',
    encoding: 'Encodage',
    header: 'Ligne d’en-têtes',
    recognised: 'Reconnaître automatiquement',
    noHeader: 'Aucune ligne d’en-têtes',
    line: (line: string, text: string) => `${line} · ${text}`,
    again: 'Avec un autre séparateur ou une autre ligne d’en-têtes, les colonnes sont reconnues à nouveau.',
    column: 'Colonne du fichier',
    becomes: 'Devient',
    sample: 'Premières lignes',
    number: (number: string) => `Colonne ${number}`,
    fieldOf: (column: string) => `${column} devient`,
    leftOut: 'Ignorer cette colonne',
    others: (count: string) => `${count} autres colonnes, ignorées`,
    dateOrder: 'Ordre des dates de naissance',
    dateOrders: { 'day-first': 'Jour d’abord', 'month-first': 'Mois d’abord' },
    submit: 'Lire ainsi',
    cancel: 'Annuler',
    forgets: (count: number, shown: string) =>
      plural('fr', count, {
        one: 'Une correction a été faite dans ce plan. Lire le fichier autrement l’oublie\u202f: elle sera à refaire.',
        other: `${shown} corrections ont été faites dans ce plan. Lire le fichier autrement les oublie\u202f: elles seront à refaire.`,
      }),
    askTitle: 'À confirmer avant de lire ce fichier',
  },
  questions: {
    title: 'À confirmer',
    about: (column: string) => `Colonne «\u202f${column}\u202f»`,
    whose: {
      payer: 'Cette colonne concerne la personne qui paie.',
      parent: 'Cette colonne concerne un parent ou un responsable.',
      emergency: 'Cette colonne concerne la personne à prévenir.',
      school: 'Cette colonne concerne l’école.',
      spouse: 'Cette colonne concerne le conjoint ou la conjointe.',
      work: 'Cette colonne concerne le travail.',
      other: 'Cette colonne concerne peut-être une autre personne.',
    },
    only: 'Pour certaines lignes, c’est la seule valeur disponible. Gardez-la si elle sert aussi à l’adhérent, sinon ignorez-la.',
    notTheirs: 'Elle est ignorée, sauf si vous en décidez autrement.',
    looksLike: (field: string) =>
      field in contents
        ? `Ses cellules ressemblent à des ${contents[field]}. Faut-il la reprendre\u202f?`
        : 'Le fichier ne dit pas clairement ce que cette colonne contient.',
    examples: (values: string) => `Premières valeurs\u202f: ${values}`,
    encoding: 'Accents\u202f: quelle ligne se lit bien\u202f?',
    encodingWhy: 'Le fichier ne dit pas comment ses accents sont enregistrés.',
    dates: 'Dates de naissance\u202f: dans quel ordre sont-elles écrites\u202f?',
    datesWhy: 'Ces dates peuvent se lire de deux façons\u202f:',
    others: 'Les autres colonnes',
    file: 'Lecture du fichier',
  },
  choices: {
    title: 'Clients déjà connus',
    overwrite: 'Écraser',
    'fill-blanks': 'Ne remplir que les cases vides',
    'create-only': 'Créer seulement',
    creates: (count: number, shown: string) =>
      plural('fr', count, { zero: 'aucune à créer', one: `${shown} à créer`, other: `${shown} à créer` }),
    updates: (count: number, shown: string) =>
      plural('fr', count, { one: `${shown} à mettre à jour`, other: `${shown} à mettre à jour` }),
    reopen: (count: number, shown: string) =>
      plural('fr', count, {
        one: `Rétablir le client de la corbeille (${shown})`,
        other: `Rétablir les ${shown} clients de la corbeille`,
      }),
  },
  newGroups: {
    created: (count: number, shown: string, names: string) =>
      plural('fr', count, {
        zero: 'Aucun groupe ne sera créé.',
        one: `Un groupe sera créé\u202f: ${names}.`,
        other: `${shown} groupes seront créés\u202f: ${names}.`,
      }),
    more: (count: number, shown: string) =>
      plural('fr', count, { zero: 'et aucun autre', one: 'et un autre', other: `et ${shown} autres` }),
    beyond: (room: number, shown: string) =>
      plural('fr', room, {
        zero: 'La structure a déjà 2\u202f000 groupes, le maximum\u202f: les lignes qui en demandent un nouveau seront retenues.',
        one: 'La structure ne peut avoir qu’un groupe de plus (2\u202f000 au maximum)\u202f: les lignes qui en demandent un de trop seront retenues.',
        other: `La structure ne peut avoir que ${shown} groupes de plus (2\u202f000 au maximum)\u202f: les lignes qui en demandent un de trop seront retenues.`,
      }),
  },
  commit: {
    submit: (count: number, shown: string) =>
      plural('fr', count, {
        zero: 'Rien à importer',
        one: `Importer ${shown} client`,
        other: `Importer ${shown} clients`,
      }),
    nothing: 'Il n’y a rien à importer\u202f: aucune ligne ne changerait un client.',
    discard: 'Abandonner',
    promise: (days: string) => `Vous pourrez annuler pendant ${days} jours. Aucun e-mail n’est envoyé.`,
    notAllowed: 'Votre rôle ne permet pas de confirmer cet import.',
  },
  correct: {
    button: 'Corriger ici',
    about: (line: string) => `la ligne ${line}`,
    title: (line: string) => `Corriger la ligne ${line}`,
    body: 'Le fichier lui-même ne change pas\u202f: la correction vaut pour cet import.',
    submit: 'Corriger',
    summary: 'Cette ligne ne peut pas encore être importée',
    dates: {
      'day-first': 'Par exemple 12/04/1990.',
      'month-first': 'Le mois d’abord, comme dans le fichier\u202f: 04/12/1990 est le 12 avril.',
    },
    tooLate: 'Cet import a avancé entre-temps\u202f: la ligne ne peut plus être corrigée ici.',
  },
  progress: {
    planning: 'Lecture du fichier',
    committing: 'Enregistrement des clients',
    undoing: 'Rétablissement de l’état précédent',
    lines: (done: string, total: string) => `${done} lignes sur ${total}`,
    bytes: (done: string, total: string) => `${done} sur ${total}`,
    lineRate: (rate: string) => `${rate} lignes par seconde`,
    byteRate: (rate: string) => `${rate} par seconde`,
    left: (time: string) => `environ ${time} restantes`,
    finishing: 'encore quelques instants',
    starting: 'Démarrage…',
    idle: 'rien n’a avancé depuis plus de dix secondes. Si le travail s’est interrompu, il reprend automatiquement.',
    leave: 'Vous pouvez quitter cette page\u202f: le travail continue, et le résultat s’affichera ici.',
    stop: 'Arrêter l’import',
    stopDetail: 'Ce qui est déjà fait reste fait. Vous pourrez reprendre ou annuler.',
  },
  outcome: {
    created: (count: number, shown: string) =>
      plural('fr', count, { one: `${shown} client créé`, other: `${shown} clients créés` }),
    updated: (_count: number, shown: string) => `${shown} mis à jour`,
    reopened: (count: number, shown: string) =>
      plural('fr', count, { one: `${shown} rétabli de la corbeille`, other: `${shown} rétablis de la corbeille` }),
    nothing: 'Aucun client n’a été touché',
    notReached: (count: number, shown: string) =>
      plural('fr', count, { one: `${shown} ligne n’a pas été faite.`, other: `${shown} lignes n’ont pas été faites.` }),
    toCorrect: (count: number, shown: string) =>
      plural('fr', count, {
        one: `Télécharger la ligne à corriger`,
        other: `Télécharger les ${shown} lignes à corriger`,
      }),
    toCorrectDetail: (count: number) =>
      plural('fr', count, {
        one: 'Corrigez-la dans votre tableur, puis importez ce fichier\u202f: seule la ligne manquante sera créée.',
        other:
          'Corrigez-les dans votre tableur, puis importez ce fichier\u202f: seules les lignes manquantes seront créées.',
      }),
    seeCreated: (count: number, shown: string) =>
      plural('fr', count, { one: 'Voir le client créé', other: `Voir les ${shown} clients créés` }),
    undo: 'Annuler cet import',
    until: (when: string) => `Annulation possible jusqu’au ${when}.`,
    resume: 'Reprendre l’import',
    forgotten: (days: string) =>
      `Le fichier et ses lignes ont été supprimés, ${days} jours après. Les totaux restent\u202f:`,
    discarded: 'Le fichier et ses lignes ont été supprimés.',
  },
  undo: {
    title: (file: string) => `Annuler l’import de ${file}\u202f?`,
    removed: (count: number, shown: string) =>
      plural('fr', count, { one: 'Le client créé est retiré.', other: `Les ${shown} clients créés sont retirés.` }),
    restored: (count: number, shown: string) =>
      plural('fr', count, {
        one: 'Le client mis à jour retrouve ses valeurs d’avant.',
        other: `Les ${shown} clients mis à jour retrouvent leurs valeurs d’avant.`,
      }),
    binned: (count: number, shown: string) =>
      plural('fr', count, {
        one: 'Le client rétabli retourne à la corbeille.',
        other: `Les ${shown} clients rétablis retournent à la corbeille.`,
      }),
    kept: 'Les fiches modifiées depuis sont conservées\u202f; vous en aurez la liste.',
    until: (when: string) => `Possible jusqu’au ${when} inclus.`,
    cancel: 'Garder l’import',
    submit: 'Annuler cet import',
    none: 'Rien n’a été annulé',
    taken: (count: number, shown: string) =>
      plural('fr', count, { one: `${shown} client retiré`, other: `${shown} clients retirés` }),
    back: (_count: number, shown: string) => `${shown} remis comme avant`,
    left: (count: number, shown: string) => plural('fr', count, { one: `${shown} gardé`, other: `${shown} gardés` }),
    leftDetail: 'Les fiches gardées ont changé depuis l’import\u202f: les voici, avec la raison.',
  },
  mistyped: {
    title: (email: string) => `Vouliez-vous dire ${email}\u202f?`,
    text: (typed: string) => `Le fichier contient ${typed}.`,
    use: 'Prendre cette adresse',
  },
  keptReasons: {
    'changed-since': 'Gardée\u202f: la fiche a été modifiée depuis l’import.',
    'deleted-since': 'Gardée\u202f: la fiche a été mise à la corbeille depuis l’import.',
    'gone-since': 'La fiche n’existait déjà plus.',
    'registered-since': 'Cette personne s’est inscrite sur l’app depuis.',
  },
  verdicts: {
    plan: {
      ...verdictsOfBoth,
      create: 'À créer',
      update: 'À mettre à jour',
      reopened: 'À rétablir',
      'not-reached': 'Pas encore faite',
    },
    outcome: {
      ...verdictsOfBoth,
      create: 'Créée',
      update: 'Mise à jour',
      reopened: 'Rétablie',
      'not-reached': 'Non faite',
    },
  },
  chips: {
    all: 'Toutes',
    kept: 'Gardées',
    mistyped: 'Adresses à vérifier',
    warned: 'Avec un avertissement',
    plan: {
      ...chipsOfBoth,
      create: 'À créer',
      update: 'À mettre à jour',
      reopened: 'À rétablir',
      'not-reached': 'Pas encore faites',
    },
    outcome: {
      ...chipsOfBoth,
      create: 'Créées',
      update: 'Mises à jour',
      reopened: 'Rétablies',
      'not-reached': 'Non faites',
    },
  },
  filters: 'Filtrer les lignes',
  warnedNote:
    'Ces lignes sont importées. Une cellule illisible est laissée vide\u202f: une valeur déjà connue est gardée.',
  memberNumber: (number: string) => `n° ${number}`,
  colon: '\u202f: ',
  sum: {
    lines: (count: number, shown: string) =>
      plural('fr', count, { zero: 'Aucune ligne lue', one: `${shown} ligne lue`, other: `${shown} lignes lues` }),
    separator: (_count: number, shown: string) => `${shown} ligne sep=`,
    titles: (count: number, shown: string) => plural('fr', count, { one: `${shown} titre`, other: `${shown} titres` }),
    header: (_count: number, shown: string) => `${shown} en-tête`,
    blank: (count: number, shown: string) => plural('fr', count, { one: `${shown} vide`, other: `${shown} vides` }),
    continued: (count: number, shown: string) =>
      plural('fr', count, {
        one: `${shown} saut de ligne dans une cellule`,
        other: `${shown} sauts de ligne dans des cellules`,
      }),
    create: (count: number, shown: string) => plural('fr', count, { one: `${shown} créée`, other: `${shown} créées` }),
    update: (count: number, shown: string) =>
      plural('fr', count, { one: `${shown} mise à jour`, other: `${shown} mises à jour` }),
    unchanged: (count: number, shown: string) =>
      plural('fr', count, { one: `${shown} identique`, other: `${shown} identiques` }),
    duplicate: (_count: number, shown: string) => `${shown} en double`,
    'in-bin': (_count: number, shown: string) => `${shown} dans la corbeille`,
    refused: (count: number, shown: string) =>
      plural('fr', count, { one: `${shown} refusée`, other: `${shown} refusées` }),
    example: (count: number, shown: string) =>
      plural('fr', count, { one: `${shown} exemple`, other: `${shown} exemples` }),
    held: (count: number, shown: string) =>
      plural('fr', count, { one: `${shown} retenue`, other: `${shown} retenues` }),
    reopened: (count: number, shown: string) =>
      plural('fr', count, { one: `${shown} rétablie`, other: `${shown} rétablies` }),
    left: (count: number, shown: string) =>
      plural('fr', count, { one: `${shown} laissée telle quelle`, other: `${shown} laissées telles quelles` }),
    'not-reached': (count: number, shown: string) =>
      plural('fr', count, { one: `${shown} non faite`, other: `${shown} non faites` }),
  },
  sumPlanned: {
    create: (_count: number, shown: string) => `${shown} à créer`,
    update: (_count: number, shown: string) => `${shown} à mettre à jour`,
    reopened: (_count: number, shown: string) => `${shown} à rétablir`,
  },
  planned: (count: number, shown: string) =>
    plural('fr', count, { one: `${shown} ligne à confirmer`, other: `${shown} lignes à confirmer` }),
  range: (first: string, last: string) => `Lignes ${first} – ${last}`,
  noRows: 'Aucune ligne ici.',
  previous: 'Précédentes',
  next: 'Suivantes',
  pages: 'Pages de lignes',
  fields: {
    lastName: 'Nom',
    firstName: 'Prénom',
    fullName: 'Nom complet',
    email: 'E-mail',
    phone: 'Téléphone',
    birthDate: 'Date de naissance',
    externalId: 'Numéro d’adhérent',
    memberNumber: 'Numéro d’adhérent',
    secondPhone: 'Téléphone 2',
    gender: 'Genre',
    language: 'Langue',
    groups: 'Groupes',
    note: 'Note',
  },
  rowProblems: {
    'too-many-cells':
      'Plus de cellules que de colonnes\u202f: un séparateur se trouve sans doute dans un texte. Rien n’a été décalé.',
    'more-cells':
      'Plus de séparateurs que dans les autres lignes\u202f: il y en a sans doute un dans un texte. À vérifier.',
    'quote-misplaced': 'Guillemet mal placé\u202f: cette ligne ne peut pas être lue.',
    'quote-not-closed': 'Guillemet ouvert et jamais fermé\u202f: cette ligne ne peut pas être lue.',
    'column-left-out': (name: string) =>
      `La colonne «\u202f${name}\u202f» n’existe que dans ce second tableau du fichier\u202f: elle est ignorée.`,
    'header-again': 'La ligne d’en-tête est répétée ici.',
    duplicate: (line: string) => `Même adresse que la ligne ${line}, qui compte.`,
    shared: (name: string, line: string) =>
      `Adresse partagée avec ${name} (ligne ${line})\u202f: chaque personne a besoin de la sienne. Cette ligne n’est pas importée.`,
    mistyped: (domain: string) => `Adresse à vérifier\u202f: peut-être ${domain}\u202f?`,
    'unusual-mailbox': (address: string) => `Adresse inhabituelle\u202f: peut-être ${address}\u202f?`,
    'other-person': (name: string) =>
      `Cette adresse est celle ${de(name)}, dont le nom serait changé. Adresse partagée\u202f? Chaque personne a besoin de la sienne.`,
    erased:
      'Les données de cette personne ont été effacées\u202f: corrigez la ligne en indiquant un motif pour la reprendre.',
    'alias-taken': (name: string) =>
      `Cette adresse est celle ${de(name)} sur l’app, dont la fiche en porte une autre. Rien n’est créé en double.`,
    'taken-meanwhile': 'Quelqu’un a ajouté cette adresse entre-temps. Importez la ligne à nouveau pour comparer.',
    'changed-meanwhile': 'Quelqu’un a modifié ce client entre-temps. Rien n’a été écrasé.',
    'gone-meanwhile': 'Ce client a été supprimé entre-temps. Importez la ligne à nouveau pour le créer.',
    'binned-meanwhile': 'Quelqu’un a mis ce client à la corbeille entre-temps. Il y reste.',
    'restored-meanwhile': 'Quelqu’un a rétabli ce client entre-temps. Importez la ligne à nouveau pour comparer.',
    'group-limit':
      'Une structure peut avoir 2\u202f000 groupes au plus. Supprimez-en, puis importez la ligne à nouveau.',
    'name-split': 'Nom et prénom ont été séparés automatiquement\u202f: à vérifier.',
    'phone-destroyed': (cell: string) =>
      `Téléphone laissé vide\u202f: le tableur a perdu des chiffres de «\u202f${cell}\u202f».`,
    'several-people': 'Cette ligne nomme plusieurs personnes\u202f: une fiche par personne, avec son adresse.',
    'other-address': (left: string) => `Une seule adresse par fiche\u202f: ${left} est laissée de côté.`,
    'phone-unreadable': (cell: string) => `Téléphone illisible, laissé vide\u202f: «\u202f${cell}\u202f».`,
    'phone-words': (words: string) => `«\u202f${words}\u202f», à côté du téléphone, va dans la note.`,
    'number-destroyed': (cell: string) =>
      `Numéro d’adhérent laissé vide\u202f: le tableur a perdu des chiffres de «\u202f${cell}\u202f».`,
    'damaged-character': 'Un caractère était déjà abîmé dans le fichier (\ufffd)\u202f: à vérifier.',
    'in-bin': 'Ce client est dans la corbeille.',
  },
  leftBlank: (label: string, field: string, cell: string, reason: string) =>
    `${label}\u202f: «\u202f${cell}\u202f», ${leftBlank[field] ?? 'laissé vide'}\u202f: ${reason}.`,
  blankReasons: {
    'date-unreadable': 'cette date n’est pas lisible',
    'date-impossible': 'cette date n’existe pas ou n’est pas plausible',
    'not-a-choice': 'valeur non reconnue',
    'too-long': 'texte trop long',
    'odd-characters': 'des caractères ne sont pas valides',
  } as Record<string, string>,
  problems: {
    'no-file': 'Choisissez un fichier.',
    'upload-cut': 'L’envoi s’est arrêté avant la fin du fichier. Rien n’a été importé\u202f: vous pouvez réessayer.',
    empty: 'Ce fichier est vide.',
    spreadsheet:
      'C’est un classeur (Excel, LibreOffice) ou une archive. Ouvrez-le, choisissez Enregistrer sous, puis le format CSV, et importez ce fichier-là.',
    'old-spreadsheet':
      'C’est un ancien classeur Excel. Ouvrez-le, choisissez Enregistrer sous, puis le format CSV, et importez ce fichier-là.',
    pdf: 'C’est un PDF, qui ne contient pas de tableau lisible. Demandez la liste en CSV au logiciel qui l’a produite.',
    compressed: 'C’est un fichier compressé. Décompressez-le, puis importez le fichier CSV qu’il contient.',
    binary: 'Ce fichier n’est pas du texte. Enregistrez votre liste au format CSV depuis votre tableur.',
    'web-page':
      'C’est un tableau HTML, tel que certains logiciels en écrivent sous le nom .xls. Ouvrez-le dans un tableur, choisissez Enregistrer sous, puis le format CSV, et importez ce fichier-là.',
    xml: 'C’est un fichier XML. S’il s’ouvre dans un tableur, enregistrez-le au format CSV\u202f; sinon, demandez la liste en CSV au logiciel qui l’a produit.',
    json: 'C’est un fichier JSON, fait pour des programmes. Demandez la liste en CSV au logiciel qui l’a produit.',
    'contact-cards':
      'Ce sont des fiches de contact (vCard). Exportez ces contacts au format CSV, et importez ce fichier-là.',
    'rich-text':
      'C’est un document mis en forme (RTF). Copiez son tableau dans un tableur, enregistrez-le au format CSV, et importez ce fichier-là.',
    'too-big': 'Ce fichier dépasse 100 Mo. Partagez-le en plusieurs fichiers\u202f: rien n’a été importé.',
    'too-many-rows':
      'Ce fichier dépasse 1\u202f000\u202f000 lignes. Partagez-le en plusieurs fichiers\u202f: rien n’a été importé.',
    'too-many-columns':
      'Ce fichier dépasse 500 colonnes. Gardez celles qui concernent les clients, puis enregistrez à nouveau.',
    'record-too-big': 'Une ligne dépasse 1 Mo\u202f: un guillemet n’y est sans doute pas refermé.',
    'quote-not-closed':
      'Un guillemet est ouvert et jamais refermé. Refermez-le ou supprimez-le, puis importez à nouveau.',
    'quote-misplaced':
      'Un guillemet se trouve au milieu d’un texte. Supprimez-le, ou enregistrez à nouveau le fichier depuis un tableur.',
    truncated:
      'Le fichier s’arrête au milieu d’un caractère\u202f: il est incomplet. Enregistrez-le ou téléchargez-le à nouveau.',
    'mixed-encodings':
      'Le fichier mélange deux encodages, les accents seraient abîmés. Ouvrez-le dans un tableur et enregistrez-le en CSV UTF-8.',
    'no-known-header':
      'Aucun tableau reconnu dans ce fichier. Donnez à vos colonnes des titres comme Nom, Prénom et E-mail, ou partez du modèle.',
    'column-twice': (field: string) => `Deux colonnes donnent la même information (${field}). Ignorez l’une des deux.`,
    'column-missing': (field: string) => `Il manque une colonne obligatoire (${field}). Indiquez laquelle la contient.`,
    'to-confirm': 'Quelques points sont à confirmer. Les réponses les plus probables sont déjà choisies.',
    'no-rows': 'Ce fichier contient une ligne d’en-têtes, mais aucun client.',
    'no-room':
      'La place pour les fichiers d’import est prise. Elle se libère 30 jours après chaque import, ou en abandonnant un plan.',
    'too-often': 'Beaucoup de fichiers sont arrivés en une heure. Réessayez un peu plus tard.',
    'reading-stopped':
      'La lecture de ce fichier demandait trop de temps ou de mémoire\u202f: elle a été arrêtée, et rien n’a été importé. Enregistrez-le à nouveau au format CSV depuis un tableur, puis importez-le.',
    interrupted:
      'Le traitement s’est interrompu de notre côté. Ce qui était fait reste fait, le reste n’a pas changé\u202f: vous pouvez réessayer.',
  },
};
