/** Why an event is held or ignored. */
const heldReason =
  'Avec held, si le statut dans l’ERP en est la cause\u202f: status-pending\u202f: pas encore client\u202f; status-unknown\u202f: statut inconnu. Aucun accès n’est donné. Avec ignored\u202f: connection-disabled\u202f: le club a suspendu la connexion\u202f; kind-not-counted\u202f: ce type de fiche n’est pas un client\u202f; erased\u202f: les données de la personne ont été effacées, et le club décide de son retour.';

/** What fields mean where people are read. */
const heldPerson = {
  id: 'L’identifiant dans l’ERP, avec son type.',
  phone: 'Téléphone.',
  secondPhone: 'Second téléphone\u202f; null sans second.',
  birthDate: 'Date de naissance, AAAA-MM-JJ.',
  email: 'L’adresse que l’ERP connaît\u202f; null sans adresse.',
  active: 'false\u202f: ancien client, ou dans la corbeille.',
};
const journalEntry = {
  id: 'L’identifiant de la personne\u202f; null sans personne.',
  type: 'Ce qui s’est passé, avec les mots de l’ERP.',
  version: 'Quand le message s’est produit dans l’ERP.',
  reason: heldReason,
};

/**
 * The page that documents the HTTP doors. The English words are also those of the OpenAPI document
 * and of the answers.
 */
export const api = {
  title: 'API de l’app et de l’ERP',
  intro:
    'Les appels HTTP de l’app mobile et de l’ERP, en JSON. Une barre oblique à la fin d’une adresse n’y change rien.',
  document: 'Document OpenAPI 3.1',
  doorsLabel: 'Appels',
  secretLabel: 'Autorisation',
  bodyLabel: 'Corps',
  answersLabel: 'Réponses',
  fieldColumn: 'Champ',
  typeColumn: 'Type',
  meaningColumn: 'Sens',
  statusColumn: 'Statut',
  codeColumn: 'Code',
  optional: 'facultatif',
  done: 'C’est fait.',
  dryRun:
    '1, true ou rien\u202f: la réponse donne le résultat prévu, et rien ne change. 0, false ou absent\u202f: la demande est appliquée. Toute autre valeur est refusée (400, dry-run-invalid) et rien ne change.',
  dryDone: 'Avec dry_run=1\u202f: le résultat prévu.',
  limitsTitle: 'Règles communes',
  limits: [
    'Les corps sont du JSON en UTF-8, de 16 Kio et 32 niveaux au plus depuis l’app. Les champs inconnus sont ignorés.',
    'Les erreurs sont en application/problem+json (RFC 9457)\u202f: les programmes lisent le champ code, les autres champs sont destinés aux personnes.',
    'Le nombre d’essais est limité par adresse IP, par e-mail, par téléphone et par clé, sur un quart d’heure et sur un jour. Attendez le délai de Retry-After\u202f: jusqu’à un jour.',
    'Aucune réponse ne révèle si un e-mail est connu. Tant que l’e-mail n’est pas confirmé, les réponses ne dépendent que des demandes de l’app elle-même.',
  ],
  schemes: {
    'webhook-signature':
      'Signature Standard Webhooks\u202f: v1,<base64>, le HMAC-SHA256 de id.timestamp.corps avec le secret qui suit whsec_.',
    'x-frappe-webhook-signature': 'Base64 du HMAC-SHA256 du corps.',
    'x-mindbody-signature': 'sha256= puis le base64 du HMAC-SHA256 du corps.',
    bearer: 'Le secret de la connexion, après Bearer.',
    'x-api-key': 'Le secret de la connexion.',
  },
  headers: {
    'webhook-id': 'L’identifiant du message\u202f: le même n’a qu’un effet.',
    'webhook-timestamp': 'L’heure de la signature, en secondes Unix, à 300 secondes de la nôtre au plus.',
    'content-digest': 'SHA-256 du corps, comme dans la RFC 9530\u202f: authentifie l’expéditeur avant le corps.',
    'content-encoding': 'gzip pour un corps comprimé\u202f; la limite est celle du corps décomprimé.',
    'retry-after': 'Secondes à attendre.',
    allow: 'Les méthodes que l’adresse accepte.',
    'accept-encoding': 'Les encodages qu’un corps peut avoir.',
    'www-authenticate': 'Comment s’authentifier, quand le secret lui-même est envoyé.',
    'cache-control': 'Aucune réponse ne doit être conservée.',
  },
  headersLabel: 'En-têtes',
  headerColumn: 'En-tête',
  parametersLabel: 'Paramètres',
  probe: 'Si l’adresse d’une connexion existe\u202f: sans autorisation ni corps.',
  errorCodesLabel: 'Codes de errors',
  secrets: {
    erpSecret:
      'Le secret de la connexion, selon son profil\u202f: signature Standard Webhooks (webhook-id, webhook-timestamp, webhook-signature) pour standard\u202f; X-Frappe-Webhook-Signature pour frappe\u202f; X-Mindbody-Signature pour mindbody\u202f; dans l’adresse pour odoo et dolibarr\u202f; en-tête Authorization (Bearer) ou X-API-Key pour bearer.',
    erpReadSecret:
      'Le secret de la connexion. Pour standard, frappe et mindbody\u202f: signature Standard Webhooks (webhook-id, webhook-timestamp, webhook-signature), avec le chemin et ses paramètres à la place du corps. Pour les autres profils\u202f: en-tête Authorization (Bearer) ou X-API-Key.',
    erpAddress: 'Le secret fait partie de l’adresse.',
    none: 'Aucune\u202f: l’adresse, qui ne se devine pas, suffit, et la réponse ne contient que des nombres.',
    appKey:
      'La clé de l’app, créée dans les réglages d’une structure, dans l’en-tête Authorization, précédée de Bearer.',
    accountToken: 'Le jeton du compte, reçu à l’inscription, dans l’en-tête Authorization, précédé de Bearer.',
  },
  doors: {
    erpEvents: {
      summary: 'Envoyer un événement de l’ERP',
      about:
        'Une personne créée, modifiée ou retirée. Enregistré avant d’être acquitté\u202f; le même webhook-id n’a qu’un effet\u202f; un événement plus ancien que la fiche est stale. Un timestamp en avance de plus de cinq minutes compte comme l’heure d’arrivée. Avec dry_run=1 dans l’adresse, renvoie le verdict et les différences sans rien changer. HEAD répond 204. 256 Kio au plus.',
    },
    erpEventsByAddress: {
      summary: 'Envoyer un événement, secret dans l’adresse',
      about:
        'Pour Odoo et Dolibarr, qui ne savent pas signer. verb est upsert ou delete\u202f; Dolibarr s’en passe. Le type de fiche (MEMBER, CONTACT, COMPANY\u202f; res.partner, res.users) fait partie de l’identifiant. Tout appel authentique reçoit 2xx.',
    },
    erpEventsByToken: {
      summary: 'Envoyer un événement, secret seul dans l’adresse',
      about: 'Comme avec verb, quand le message lui-même dit ce qui s’est passé\u202f: Dolibarr.',
    },
    erpBatch: {
      summary: 'Envoyer un lot d’événements',
      about: 'Jusqu’à 1 000 événements, appliqués dans l’ordre. Un résultat par événement, dans l’ordre.',
    },
    erpSnapshot: {
      summary: 'Envoyer un export complet',
      about:
        'Un objet JSON par ligne, avec les champs de data d’un événement, lu au fil de l’arrivée\u202f: 1 Gio au plus, 256 Kio par ligne, cinq minutes. La signature porte sur id.timestamp.sha256hex(body). Avec cette empreinte dans l’en-tête Content-Digest (RFC 9530), l’expéditeur est authentifié avant le corps\u202f; sinon seuls quelques corps sont lus à la fois, et une réponse 429 demande de renvoyer l’export plus tard. Un client absent de l’export devient ancien client. Si trop de personnes étaient concernées, l’équipe décide d’abord. Avec dry_run=1 dans l’adresse, la réponse donne le résultat prévu et rien ne change.',
    },
    erpSnapshotState: { summary: 'Suivre un export complet', about: 'L’avancement et le résultat.' },
    erpPeople: {
      summary: 'Lire les personnes',
      about:
        'Ce qui est enregistré de chaque personne de l’ERP, dans l’ordre des identifiants, pour comparer avec l’ERP. next est la valeur de after pour la page suivante\u202f; null à la fin.',
    },
    erpPerson: {
      summary: 'Lire une personne',
      about: 'Ce qui est enregistré d’une personne de l’ERP. Les barres obliques de l’identifiant s’écrivent / ou %2F.',
    },
    erpJournal: {
      summary: 'Lire le journal',
      about:
        'Les messages de cette connexion avec leur verdict et leurs erreurs, du plus ancien au plus récent. next est la valeur de after pour la page suivante\u202f; null à la fin.',
    },
    erpJournalEntry: { summary: 'Lire un message du journal', about: 'Son verdict, et ce qui n’allait pas.' },
    erpReplay: {
      summary: 'Rejouer un message',
      about:
        'Applique de nouveau un message du journal. Sa version décide comme pour un nouveau message\u202f: deux fois ont un seul effet, et rien de plus récent ne change. La protection compte aussi ces changements. Sans corps.',
    },
    register: {
      summary: 'Inscrire une personne',
      about:
        'Enregistre un e-mail et un téléphone. Un code est envoyé par e-mail à l’adresse enregistrée. Pour un e-mail déjà inscrit, rien ne change tant que le nouveau code n’est pas saisi\u202f; la réponse est la même. Un e-mail reçoit un code par minute et dix par jour, dont cinq demandés depuis une même adresse IP\u202f; une clé en fait envoyer 5\u202f000 au plus par jour, une structure 10\u202f000, une adresse IP 500. Au-delà\u202f: 429, et rien n’est enregistré. Une inscription avec un lien d’invitation valable, ou dont la clé se porte garante, ne demande aucun code. accountId n’est celui du compte qu’une fois l’e-mail confirmé.',
    },
    prove: {
      summary: 'Confirmer l’e-mail',
      about:
        'Vérifie le code reçu par e-mail\u202f: 5 essais, valable une seule fois, pendant 15 minutes. Un téléphone a 20 essais par quart d’heure et 60 par jour, un e-mail 100 essais faux par jour. Ensuite le jeton représente le compte.',
    },
    sendCode: {
      summary: 'Renvoyer le code',
      about:
        'Envoie un nouveau code à l’adresse inscrite sur ce téléphone\u202f; le précédent ne compte plus. Les limites sont celles de l’inscription. Si ce téléphone a déjà confirmé l’adresse, rien n’est envoyé\u202f: proved. Sans corps.',
    },
    join: {
      summary: 'Demander l’accès à une structure',
      about:
        'Avec le code d’accès de la structure. L’équipe valide ou refuse la demande. Avant la confirmation de l’e-mail, la réponse est toujours pending.',
    },
    device: { summary: 'Changer de téléphone', about: 'Le modèle que l’équipe voit sous l’e-mail.' },
    renewToken: {
      summary: 'Renouveler le jeton',
      about:
        'Donne un successeur à ce jeton. Un jeton expire 365 jours après avoir été donné, et 180 jours après son dernier usage, et au plus tard trois ans après l’inscription du téléphone\u202f; la personne s’inscrit alors à nouveau. Ce jeton compte jusqu’au premier usage de son successeur, et une minute de plus\u202f: si la réponse se perd, redemandez. Son usage après cela montre que deux le détiennent\u202f: la réponse est token-reused, et le téléphone est déconnecté. Sans corps.',
    },
    signOut: {
      summary: 'Se déconnecter',
      about:
        'Ce jeton ne compte plus. Le compte, ses accès et les autres téléphones restent. Pour revenir\u202f: une nouvelle inscription, avec un nouveau code. Sans corps.',
    },
    listDevices: {
      summary: 'Voir ses appareils',
      about:
        'Les téléphones connectés au compte, celui-ci en premier. Un téléphone qui n’a pas confirmé l’e-mail ne voit que lui-même.',
    },
    endDevice: {
      summary: 'Déconnecter un appareil',
      about:
        'Le jeton de cet appareil ne compte plus, comme après une déconnexion sur place. Le compte et ses accès restent. 404 pour un téléphone que la liste ne montre pas. Sans corps.',
    },
    endOtherDevices: {
      summary: 'Déconnecter tous les autres appareils',
      about:
        'Chaque autre téléphone du compte est déconnecté, même s’il attend encore son code. Seul un téléphone qui a confirmé l’e-mail peut le faire. Sans corps.',
    },
    deleteAccount: {
      summary: 'Supprimer le compte',
      about:
        'Supprime le compte de la personne dans toutes les structures\u202f: nom, téléphone, appareils, demandes, rattachements. La fiche que le club tient reste au club, sans compte. Un refus reste connu du club avec l’e-mail, sans rien d’autre. Seul un téléphone qui a confirmé l’e-mail peut le faire quand plusieurs sont inscrits. Sans corps.',
    },
    listAccess: {
      summary: 'Voir ses accès',
      about: 'Chaque structure qui concerne la personne, avec le verdict et sa raison.',
    },
    gate: {
      summary: 'Vérifier l’accès',
      about: 'Appelé par le service des contenus à chaque visite\u202f: 200, ou 403 avec la raison.',
    },
  },
  fields: {
    type: 'Ce qui s’est passé\u202f: client.created, client.updated, client.deleted. Toute autre valeur est ignorée.',
    timestamp: 'Quand cela s’est passé dans l’ERP, en ISO 8601\u202f: la version de la fiche.',
    data: 'La personne.',
    id: 'Son identifiant dans l’ERP.',
    phone: 'Téléphone. Absent\u202f: inchangé\u202f; null\u202f: effacé.',
    birthDate: 'Date de naissance, AAAA-MM-JJ. Absente\u202f: inchangée\u202f; null\u202f: effacée.',
    active: 'false\u202f: la personne est retirée.',
    events: 'Les événements, 1 000 au plus.',
    result: 'Le verdict.',
    results: 'Les verdicts, dans l’ordre.',
    clientId: 'La fiche du client ici.',
    eventId: 'L’entrée du journal.',
    problem: 'Un problème (RFC 9457).',
    errors: 'Ce qui ne va pas.',
    pointer: 'L’endroit dans le message (RFC 6901).',
    warnings: 'Ce qui n’a pas pu être lu, et a été laissé de côté.',
    kind: 'Le type de fiche, qui fait partie de l’identifiant\u202f; null dans les ERP qui n’en ont qu’un.',
    version: 'Quand le dernier message s’est produit dans l’ERP.',
    updatedAt: 'Quand la fiche a changé ici.',
    people: 'Les personnes.',
    after: 'La valeur next de la page précédente.',
    next: 'La valeur de after pour la page suivante\u202f; null à la fin.',
    limit: 'Entrées par page\u202f: 1 à 500, 100 par défaut.',
    verdict: 'Seulement les messages de ce verdict.',
    webhookId: 'L’identifiant du message, celui de l’ERP ou le nôtre.',
    receivedAt: 'L’arrivée du message.',
    tries: 'Combien de fois il a été appliqué.',
    changes: 'Champ par champ, avant et après.',
    connectionId: 'L’identifiant de la connexion.',
    token: 'Le secret.',
    verb: 'upsert ou delete.',
    snapshotId: 'L’identifiant de cet export.',
    lines: 'Lignes lues.',
    invalid: 'Lignes illisibles.',
    invalidLines: 'Les premières lignes illisibles, 20 au plus.',
    line: 'Son numéro, sans compter les lignes vides.',
    created: 'Clients créés.',
    updated: 'Clients mis à jour.',
    unchanged: 'Clients inchangés.',
    removed: 'Clients retirés.',
    held: 'Ce qui attend l’accord de l’équipe.',
    toRemove: 'Combien seraient retirés.',
    toReaddress: 'Combien changeraient d’e-mail.',
    email: 'L’adresse e-mail.',
    firstName: 'Prénom, éventuellement vide.',
    lastName: 'Nom.',
    device: 'Le téléphone où tourne l’app.',
    model: 'Le nom commercial du modèle.',
    platform: 'Le système d’exploitation.',
    osVersion: 'La version du système d’exploitation.',
    devices: 'Les appareils.',
    deviceId: 'L’identifiant d’un appareil de la liste.',
    firstSeenAt: 'Le moment de son inscription.',
    lastSeenAt: 'Son dernier appel, à l’heure près.',
    expiresAt: 'Quand il expire au plus tard.',
    current: 'Si c’est celui qui demande.',
    joinCode: 'Le code d’accès d’une structure, comme il a été tapé.',
    invitationToken:
      'La fin du lien d’une invitation\u202f: confirme l’adresse à laquelle elle a été envoyée, une fois. S’il n’est pas valable, il est ignoré.',
    claimCode:
      'Le code de rattachement donné par la structure, tel quel ou avec espaces et tirets\u202f: relie l’inscription à la fiche quelle que soit l’adresse, une fois, pendant 48 heures. Le code QR imprimé contient ces huit caractères et rien d’autre.',
    emailVerified: 'Ne compte que si la clé peut confirmer les e-mails, et seulement dans la structure de la clé.',
    code: 'Les six chiffres du message.',
    accountId: 'L’identifiant du compte.',
    accountToken: 'Le jeton, donné une seule fois.',
    emailProof: 'Si l’e-mail est confirmé, ou si un code a été envoyé.',
    state: 'Si la personne est rattachée ou si sa demande est en attente.',
    structures: 'Les structures.',
    slug: 'L’adresse de la structure.',
    name: 'Son nom.',
    access: 'Si la personne a accès.',
    reason: 'La raison du verdict.',
  },
  /** What a field means at one door alone. */
  ownFields: {
    erpEvents: { reason: heldReason },
    erpEventsByAddress: { reason: heldReason },
    erpEventsByToken: { reason: heldReason },
    erpBatch: { reason: heldReason },
    erpPeople: heldPerson,
    erpPerson: heldPerson,
    erpJournal: journalEntry,
    erpJournalEntry: journalEntry,
    erpReplay: { reason: heldReason },
    listDevices: { id: 'L’identifiant de l’appareil.' },
    register: {
      phone:
        'Le téléphone, comme la personne l’a tapé. Un indice pour l’équipe, rien de plus\u202f: il ne crée aucun lien.',
      birthDate:
        'La date de naissance, AAAA-MM-JJ. Un indice pour l’équipe, rien de plus\u202f: elle ne crée aucun lien.',
    },
  } as Partial<Record<string, Record<string, string>>>,
  problems: {
    'signature-invalid': {
      title: 'Signature non valable',
      detail: 'La signature ou le secret manque, ou n’est pas le bon pour ce corps. Rien n’est enregistré.',
    },
    'invalid-event': {
      title: 'Événement non valable',
      detail: 'L’événement ne peut pas être lu\u202f: voyez errors. Celui d’un ERP est dans le journal.',
    },
    'signature-expired': {
      title: 'Signature périmée',
      detail: 'webhook-timestamp s’écarte de plus de 300 secondes de notre horloge.',
    },
    'timestamp-in-milliseconds': {
      title: 'Heure en millisecondes',
      detail:
        'webhook-timestamp est en millisecondes\u202f: envoyez des secondes Unix, dix chiffres. Rien n’est enregistré.',
    },
    'timestamp-not-a-number': {
      title: 'Heure qui n’est pas un nombre',
      detail: 'webhook-timestamp n’est pas en secondes Unix, dix chiffres sans virgule. Rien n’est enregistré.',
    },
    'id-reused': {
      title: 'Identifiant de message déjà utilisé',
      detail:
        'Un message avec cet identifiant et un autre contenu a déjà été reçu. Il reste valable\u202f; celui-ci est au journal.',
    },
    'invalid-snapshot': {
      title: 'Export complet non valable',
      detail:
        'L’export complet n’est pas du NDJSON en UTF-8, ou aucune ligne n’est lisible\u202f: voyez errors. Rien n’est changé.',
    },
    'unsupported-encoding': {
      title: 'Encodage non pris en charge',
      detail: 'Content-Encoding vaut gzip ou est absent, et le corps est conforme. Rien n’est enregistré.',
    },
    'unknown-connection': { title: 'Connexion inconnue', detail: 'Aucune connexion n’a cet identifiant.' },
    'query-invalid': {
      title: 'Paramètres non valables',
      detail: 'Un paramètre de l’adresse n’est pas valable\u202f: voir errors.',
    },
    'unknown-person': {
      title: 'Personne inconnue',
      detail: 'Rien n’est enregistré d’une personne de cet identifiant.',
    },
    'unknown-device': { title: 'Appareil inconnu', detail: 'Le compte n’a pas d’appareil de cet identifiant.' },
    'unknown-event': { title: 'Message inconnu', detail: 'Le journal de cette connexion n’a pas ce message.' },
    'event-discarded': {
      title: 'Message écarté',
      detail: 'L’équipe a écarté ce message\u202f: elle seule peut le rejouer. L’ERP peut en envoyer un nouveau.',
    },
    'unknown-snapshot': { title: 'Export inconnu', detail: 'Cette connexion n’a pas reçu cet export.' },
    'connection-disabled': {
      title: 'Connexion suspendue',
      detail: 'L’équipe a suspendu ou déconnecté cet ERP. Rien n’est enregistré.',
    },
    'dry-run-invalid': {
      title: 'Valeur de dry_run non valable',
      detail: 'dry_run vaut 1, true, rien, 0 ou false, et toujours la même valeur. Rien n’a été fait.',
    },
    'not-json': { title: 'Illisible', detail: 'Le corps n’est pas un objet JSON en UTF-8.' },
    'webhook-off': { title: 'Webhook non configuré', detail: 'RESEND_WEBHOOK_SECRET n’est pas défini sur ce serveur.' },
    'metrics-token-invalid': { title: 'Jeton non valable', detail: 'Le jeton de METRICS_TOKEN manque ou est faux.' },
    'key-invalid': { title: 'Clé non valable', detail: 'La clé de l’app manque, est inconnue ou révoquée.' },
    'token-invalid': { title: 'Jeton non valable', detail: 'Le jeton du compte manque, est inconnu ou a expiré.' },
    'token-reused': {
      title: 'Jeton utilisé à nouveau',
      detail:
        'Ce jeton a servi après son successeur\u202f: deux le détiennent. L’appareil est déconnecté\u202f; inscrivez-vous à nouveau.',
    },
    'not-attached': { title: 'Pas rattaché', detail: 'Aucun client de la structure n’a ce compte.' },
    refused: { title: 'Refusé', detail: 'L’équipe a refusé la demande.' },
    'pending-validation': { title: 'En attente', detail: 'L’équipe n’a pas encore validé la demande.' },
    'email-unproved': { title: 'E-mail à confirmer', detail: 'L’e-mail n’est pas confirmé.' },
    deleted: { title: 'Supprimé', detail: 'La fiche est dans la corbeille de la structure.' },
    'removed-from-erp': { title: 'Ancien client', detail: 'L’ERP de la structure a retiré la personne.' },
    'unknown-structure': { title: 'Structure inconnue', detail: 'Aucune structure n’a cette adresse.' },
    'request-refused': {
      title: 'Demande refusée',
      detail: 'L’équipe a refusé\u202f; elle seule peut rouvrir la demande.',
    },
    'code-expired': {
      title: 'Code périmé',
      detail: 'Le code a expiré, a déjà servi, a été remplacé, ou trop d’essais ont été faits. Demandez-en un autre.',
    },
    'too-large': {
      title: 'Trop gros',
      detail:
        'Le corps dépasse la limite de l’appel\u202f: 16 Kio pour l’app, 256 Kio pour un événement, 8 Mio pour un lot, 1 Gio ou 256 Kio par ligne pour un export complet.',
    },
    'bad-request': {
      title: 'Demande illisible',
      detail: 'L’adresse ou un en-tête de cette demande est illisible. Rien n’est gardé.',
    },
    'unknown-path': {
      title: 'Adresse inconnue',
      detail: 'Cette adresse n’existe pas\u202f: /api/openapi.json les liste toutes.',
    },
    'method-not-allowed': {
      title: 'Méthode refusée',
      detail: 'Cette adresse ne prend pas cette méthode\u202f: voir l’en-tête Allow.',
    },
    'too-slow': {
      title: 'Trop lent',
      detail: 'Le corps n’arrive plus, ou trop lentement. Rien n’est gardé\u202f: envoyez-le de nouveau.',
    },
    invalid: { title: 'Non valable', detail: 'Des champs sont à corriger\u202f: voyez errors.' },
    'code-wrong': { title: 'Mauvais code', detail: 'Ce n’est pas le code envoyé.' },
    'unknown-join-code': { title: 'Code d’accès inconnu', detail: 'Aucune structure n’a ce code d’accès.' },
    'unknown-claim-code': {
      title: 'Code de rattachement inconnu',
      detail: 'Ce code n’existe pas, a déjà servi, a expiré ou a été révoqué. Rien n’est enregistré.',
    },
    'too-many': { title: 'Trop d’essais', detail: 'Réessayez après le délai de Retry-After.' },
    unexpected: { title: 'Erreur', detail: 'Quelque chose n’a pas fonctionné de notre côté. Rien n’a été enregistré.' },
    unavailable: {
      title: 'Service momentanément indisponible',
      detail: 'La base de données ne répond pas. Envoyez la même demande à nouveau après le délai de Retry-After.',
    },
  },
};
