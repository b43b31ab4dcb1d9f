import { plural } from '../format.ts';

/** A pasted message explained field by field, and an event of the journal judged once more. */
export const erpExplained = {
  title: 'Ce qui est lu, et où',
  profile: 'Lu comme un message de',
  profileHint: 'Le programme qui envoie ce message. La lecture est celle de l’API\u202f; rien n’est enregistré.',
  kinds: {
    message: 'Message',
    notice: 'Annonce\u202f: elle indique seulement qui a changé',
    person: 'Fiche, comme l’API de l’ERP la donne',
    line: 'Ligne d’un export complet',
  },
  /** `total` messages were pasted, of which the first are explained. */
  several: (shown: number, total: string) =>
    plural('fr', shown, {
      one: `Le premier des ${total} messages collés est expliqué.`,
      other: `Les ${shown} premiers des ${total} messages collés sont expliqués.`,
    }),
  none: 'Ce texte ne contient aucun objet JSON\u202f: rien ne peut y être lu.',
  tooLong: 'Ce message est trop long pour être expliqué champ par champ (64 Kio au plus).',
  cut: 'Ce message contient beaucoup de valeurs\u202f: seules les premières sont expliquées.',
  columns: { field: 'Champ', read: 'Valeur lue', sources: 'Lue dans le message' },
  fields: {
    messageId: 'Identifiant du message',
    type: 'Événement',
    version: 'Survenu dans l’ERP',
    kind: 'Type de fiche',
    id: 'Identifiant',
    formerIds: 'Anciens identifiants',
    lastName: 'Nom',
    firstName: 'Prénom',
    email: 'E-mail',
    phone: 'Téléphones',
    birthDate: 'Date de naissance',
    status: 'Statut',
  },
  statuses: {
    active: 'client',
    former: 'ancien client',
    pending: 'pas encore client',
    unknown: 'inconnu de ce profil',
  } as Record<string, string>,
  nothing: 'rien',
  cleared: 'vide\u202f: la valeur connue est effacée',
  notInMessage: 'pas dans le message',
  notUsed: 'ne compte pas',
  unused: 'Non lus, ou sans effet sur la fiche',
  wouldFetch: (address: string) => `La fiche serait lue à l’adresse ${address}.`,
  noFetch: 'Aucune fiche ne serait lue.',
  verdict: 'Verdict',
  testFetched:
    'Cet ERP annonce seulement qui a changé. L’essai joue donc la fiche que son API donnerait, sans appeler cette API.',
  refusals: {
    'type-not-followed': 'Ce genre d’événement ne concerne pas les clients.',
    'other-club': 'Cette annonce concerne un autre club.',
    'id-missing': 'L’identifiant de la personne manque, ou n’est pas lisible.',
    'credentials-missing': 'Les identifiants de l’API manquent\u202f: la fiche n’a pas pu être lue.',
    'connection-disabled': 'La connexion était suspendue quand il est arrivé.',
    erased: 'Les données de cette personne ont été effacées\u202f: sans motif de votre part, rien ne la fait revenir.',
    'kind-not-counted': 'Ce type de fiche n’est pas celui d’un client.',
  } as Record<string, string>,
  journal: {
    kinds: 'Type de fiche',
    allKinds: 'Toutes les fiches',
    types: 'Type d’événement',
    allTypes: 'Tous les événements',
    scannedTo: (moment: string) =>
      `Cette page s’arrête au ${moment}\u202f: 20\u202f000 événements ont été parcourus. Les plus anciens sont sur la page suivante.`,
  },
  event: {
    wasRefused: 'L’ERP l’avait déjà envoyé\u202f: il avait été refusé, puis il a été accepté.',
    onlyId: 'Seul son identifiant est gardé, pas ce que la fiche contient.',
    unreadNote: 'Ces champs étaient remplis et ne sont pas enregistrés (compte des 2\u202f000 derniers messages).',
  },
  again: {
    title: 'Jugé aujourd’hui',
    note: 'Ce que ce message donnerait avec les réglages d’aujourd’hui. Rien n’est enregistré.',
    verdicts: {
      applied: 'La fiche changerait.',
      unchanged: 'Rien ne changerait.',
      stale: 'Une information plus récente est connue\u202f: rien ne changerait.',
      held: 'Il serait retenu\u202f: trop de personnes seraient touchées en une heure.',
      invalid: 'Il serait refusé.',
      ignored: 'Il serait ignoré.',
    } as Record<string, string>,
    effects: {
      created: 'Une fiche serait créée.',
      removed: 'Cette personne deviendrait une ancienne cliente.',
    } as Record<string, string>,
    notKept: 'Ce message ne peut pas être jugé à nouveau\u202f: son contenu n’a pas été gardé. L’ERP doit le renvoyer.',
    ended: 'Ce message ne peut plus être jugé\u202f: la connexion par laquelle il est arrivé a pris fin.',
    countsNow:
      'Ce type de fiche compte aujourd’hui\u202f: ce message serait lu. Son contenu n’a pas été gardé, l’ERP doit donc le renvoyer.',
  },
};
