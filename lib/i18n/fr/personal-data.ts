import { de } from '../elision.ts';
import { plural } from '../format.ts';

/** Personal data: what is held on a person, its export and erasure, and how long it is kept. */
export const personalData = {
  /** At every entrance by which an erased person could return. */
  erased: {
    form: 'Les données de cette personne ont été effacées à sa demande ou après un long silence. Pour l’enregistrer à nouveau, indiquez pourquoi.',
    reason: 'Motif du retour',
    reasonHint: 'Par exemple\u202f: nouvelle inscription demandée à l’accueil. Le motif est noté dans l’activité.',
    request: 'Les données de cette personne ont été effacées\u202f: valider demande un motif.',
    row: 'Les données de cette personne ont été effacées.',
  },
  held: {
    heading: 'Données personnelles',
    exportTitle: 'Tout ce qui est conservé sur cette personne',
    exportBody:
      'Une archive à remettre à la personne qui la demande\u202f: une page à lire et un fichier pour les logiciels (JSON). Elle ne contient ni lien ni code. L’export est noté dans l’activité.',
    export: 'Télécharger l’archive',
    title: (name: string) => `Données conservées\u202f: ${name}`,
    intro: (club: string, moment: string) => `${club}, le ${moment}`,
    kinds: {
      client: 'Fiche',
      aliases: 'Autres adresses utilisées sur l’app',
      attachments: 'Demandes et rattachements',
      account: 'Compte app',
      devices: 'Appareils',
      invitations: 'Invitations',
      claimCodes: 'Codes de rattachement',
      mails: 'Messages envoyés',
      events: 'Activité',
      importRows: 'Lignes de fichiers importés',
      erpEvents: 'Messages de l’ERP',
      proposals: 'Rapprochements proposés avec l’ERP',
      merged: 'Fiches fusionnées avec celle-ci',
      bulk: 'Actions groupées',
    },
  },
  erasure: {
    title: 'Effacer les données',
    managed:
      'Votre ERP a encore cette personne, et l’enverrait à nouveau. Supprimez-la d’abord dans l’ERP\u202f: dès qu’il l’a signalé, l’effacement est possible ici.',
    body: 'L’effacement est définitif. Vérifiez d’abord que la demande vient bien de cette personne.',
    goes: 'Sera effacé',
    record: 'La fiche, et ses valeurs dans les fichiers importés, les messages et l’activité',
    counts: {
      aliases: (count: string, many: number) =>
        plural('fr', many, { zero: 'Aucune autre adresse', one: '1 autre adresse', other: `${count} autres adresses` }),
      accounts: (count: string, many: number) =>
        plural('fr', many, {
          zero: 'Aucun compte app',
          one: '1 compte app, avec ses appareils',
          other: `${count} comptes app, avec leurs appareils`,
        }),
      attached: (count: string, many: number) =>
        plural('fr', many, { zero: 'Aucun rattachement', one: '1 rattachement', other: `${count} rattachements` }),
      invitations: (count: string, many: number) =>
        plural('fr', many, { zero: 'Aucune invitation', one: '1 invitation', other: `${count} invitations` }),
      mails: (count: string, many: number) =>
        plural('fr', many, {
          zero: 'Aucun message',
          one: 'Le contenu de 1 message',
          other: `Le contenu de ${count} messages`,
        }),
      events: (count: string, many: number) =>
        plural('fr', many, {
          zero: 'Aucune entrée de l’activité',
          one: 'Les valeurs de 1 entrée de l’activité',
          other: `Les valeurs de ${count} entrées de l’activité`,
        }),
      importRows: (count: string, many: number) =>
        plural('fr', many, {
          zero: 'Aucune ligne de fichier',
          one: '1 ligne de fichier importé',
          other: `${count} lignes de fichiers importés`,
        }),
      erpEvents: (count: string, many: number) =>
        plural('fr', many, {
          zero: 'Aucun message de l’ERP',
          one: '1 message de l’ERP',
          other: `${count} messages de l’ERP`,
        }),
    },
    stays: 'Restera',
    account: 'Le compte app, parce qu’une autre structure l’utilise\u202f: il n’est plus rattaché à la vôtre',
    staying: [
      'Dans l’activité\u202f: qui a fait quoi et quand, sans les valeurs',
      'Une empreinte chiffrée de l’adresse et des numéros\u202f: elle signale un retour par un formulaire, un import, l’ERP ou l’app, sans permettre de retrouver la personne',
    ],
    submit: 'Effacer définitivement',
    done: 'Données effacées. Les fichiers et les journaux sont nettoyés dans les minutes qui suivent.',
  },
  retention: {
    title: 'Durées de conservation',
    link: 'Durées de conservation',
    intro:
      'Ce qui est conservé sur les personnes, combien de temps, et ce qui se passe ensuite. L’effacement d’une personne, depuis sa fiche, n’attend aucun de ces délais.',
    columns: { what: 'Données', days: 'Durée', after: 'Ensuite' },
    asLong: 'Tant que la structure les garde',
    days: (days: number) => plural('fr', days, { zero: 'aucun jour', one: '1 jour', other: `${days} jours` }),
    kinds: {
      clients: {
        what: 'Fiches des clients, groupes et notes compris',
        after:
          'Vous les supprimez ou les effacez. Après trois ans sans activité, elles sont à revoir. Un ancien client de l’ERP reste, pour pouvoir revenir.',
      },
      trash: { what: 'Fiches de la corbeille', after: 'Supprimées chaque nuit.' },
      merged: {
        what: 'Copies de fiches fusionnées',
        after: 'Supprimées chaque heure\u202f: la fusion ne peut plus être annulée.',
      },
      bulk: {
        what: 'Clients concernés par une action groupée, et la recherche qui les a choisis',
        after:
          'Supprimés chaque heure\u202f: l’action ne peut plus être annulée. L’historique garde qui, quand et combien.',
      },
      mails: { what: 'Messages envoyés aux clients', after: 'Effacés avec la personne.' },
      activity: { what: 'Activité\u202f: qui a changé quoi', after: 'Ses valeurs sont effacées avec la personne.' },
      files: {
        what: 'Fichiers importés et leurs lignes',
        after:
          'Supprimés chaque heure\u202f: l’import ne peut plus être annulé. Restent la date, l’auteur et les nombres.',
      },
      erp: {
        what: 'Messages et exports de l’ERP',
        after: 'Supprimés chaque nuit, sauf ceux qui attendent votre décision.',
      },
      registrations: {
        what: 'Inscriptions sur l’app sans adresse confirmée ni activité',
        after: 'Supprimées chaque heure.',
      },
      devices: {
        what: 'Connexions à l’app sans activité',
        after:
          'Fermées chaque heure\u202f; aucune ne dure plus d’un an sans être renouvelée. Le modèle du téléphone reste avec le compte.',
      },
      sessions: {
        what: 'Sessions de l’équipe',
        after: 'Fermées, puis supprimées chaque heure. Les réglages peuvent les fermer plus tôt.',
      },
      networks: {
        what: 'Empreintes des adresses réseau d’où l’équipe se connecte',
        after: 'Supprimées chaque heure après la dernière connexion.',
      },
      security: { what: 'Journal de sécurité', after: 'Supprimé chaque nuit.' },
      erased: {
        what: 'Empreintes chiffrées des personnes effacées',
        after: 'Oubliées quand la personne revient avec un motif.',
      },
    },
  },
  inactive: {
    title: 'Fiches inactives',
    link: 'Fiches inactives',
    intro:
      'Les clients dont la fiche n’a pas changé et qui n’ont pas utilisé l’app depuis trois ans. Gardez-les, ou effacez leurs données. Un client présent dans votre ERP n’est jamais inactif.',
    none: {
      title: 'Aucune fiche inactive',
      body: 'Chaque client a donné signe de vie, ou vous avez choisi de le garder.',
    },
    since: 'Dernier changement',
    keep: 'Garder',
    data: 'Données personnelles',
    first: 'Début',
    next: 'Suivants',
  },
  admitEvent: { refused: 'L’événement n’a pas été rejoué', submit: 'Rejouer avec ce motif' },
  admit: {
    open: 'Valider avec un motif',
    title: (name: string) => `Valider la demande ${de(name)}\u202f?`,
    body: 'Ses données ont été effacées. Valider crée une nouvelle fiche avec ce que la personne a saisi sur l’app.',
    refused: 'La demande n’a pas été validée',
    submit: 'Valider',
    cancel: 'Annuler',
  },
};
