import { formatDay, plural } from '../format.ts';
import { type NamedRegion, regionChanges } from '../region-names.ts';

/** Where staff let an erased person return. */
const entrances: Record<string, string> = {
  form: 'ajout manuel',
  import: 'import',
  erp: 'ERP',
  request: 'demande de l’app',
};

/**
 * What happened, in words: the activity of a structure and the history of a client. Who did it
 * stands beside.
 */
export const activity = {
  title: 'Activité',
  nothingYet: {
    title: 'Rien ne s’est encore passé ici.',
    body: 'Tout ce que l’équipe change apparaît sur cette page, avec la personne et l’heure.',
  },
  nothingOwn: {
    title: 'Vous n’avez encore rien fait ici.',
    body: 'Tout ce que vous changez apparaît sur cette page, avec l’heure.',
  },
  system: 'Système',
  erp: 'ERP',
  someone: 'une personne',
  older: 'Plus anciens',
  newest: 'Retour aux plus récents',
  pages: 'Pages',
  latest: 'Les plus récents d’abord',
  nothingFound: { title: 'Rien ne correspond à ce choix.', body: 'Élargissez la période, ou affichez tout.' },
  ownOnly: 'Vous voyez ici ce que vous avez fait. Ce qui concerne un client se lit sur sa fiche.',
  filter: 'Filtrer l’activité',
  person: 'Client concerné',
  by: 'Fait par',
  kind: 'Type',
  everybody: 'Tout le monde',
  everything: 'Tout',
  from: 'Du',
  until: 'Au',
  show: 'Afficher',
  showAll: 'Tout afficher',
  export: 'Exporter l’activité',
  /** The columns of the exported file. */
  columns: ['Date et heure', 'Fait par', 'Client', 'Événement', 'Avant et après'],
  groups: {
    clients: 'Fiches des clients',
    access: 'Accès à l’app',
    codes: 'Codes',
    files: 'Imports et exports',
    invitations: 'Invitations et e-mails',
    erp: 'ERP',
    team: 'Équipe',
    settings: 'Réglages',
  },
  events: {
    'activity-exported': 'Export de l’activité',
    'client-added': 'Ajout manuel',
    'client-edited': (fields: string) => `Fiche modifiée${fields && `\u202f: ${fields}`}`,
    'client-deleted': 'Mise à la corbeille',
    'client-restored': 'Rétablissement depuis la corbeille',
    'clients-merged': (name: string) => `Fusion avec la fiche de ${name}`,
    'clients-separated': (name: string) => `Séparation de la fiche de ${name}`,
    'client-imported': (line: number) => `Ajout par import, ligne ${line}`,
    'client-updated-by-import': (line: number, fields: string, reopened: boolean) =>
      `${reopened ? 'Rétablissement' : 'Mise à jour'} par import, ligne ${line}${fields && `\u202f: ${fields}`}`,
    'client-import-undone': (fields: string) =>
      `Import annulé, valeurs d’avant rétablies${fields && `\u202f: ${fields}`}`,
    'import-committed': (file: string, created: number, updated: number) =>
      `Import de ${file}\u202f: ${done(created, updated)}`,
    'import-cancelled': (file: string, created: number, updated: number) =>
      `Import de ${file} arrêté en cours\u202f: ${done(created, updated)}`,
    'import-undone': (file: string, removed: number, restored: number, kept: number) =>
      `Import de ${file} annulé\u202f: ${plural('fr', removed, { zero: 'aucun client retiré', one: `${removed} client retiré`, other: `${removed} clients retirés` })}, ${plural('fr', restored, { zero: 'aucun remis comme avant', one: `${restored} remis comme avant`, other: `${restored} remis comme avant` })}, ${plural('fr', kept, { zero: 'aucun gardé', one: `${kept} gardé`, other: `${kept} gardés` })}`,
    'bulk-committed': (action: string, done: number, left: number) =>
      `Action groupée «\u202f${action}\u202f»\u202f: ${plural('fr', done, { zero: 'aucun client traité', one: `${done} client traité`, other: `${done} clients traités` })}, ${plural('fr', left, { zero: 'aucun laissé de côté', one: `${left} laissé de côté`, other: `${left} laissés de côté` })}`,
    'bulk-undone': (action: string, undone: number, kept: number) =>
      `Action groupée «\u202f${action}\u202f» annulée\u202f: ${plural('fr', undone, { zero: 'aucun client remis comme avant', one: `${undone} client remis comme avant`, other: `${undone} clients remis comme avant` })}, ${plural('fr', kept, { zero: 'aucun gardé', one: `${kept} gardé`, other: `${kept} gardés` })}`,
    'group-renamed': (before: string, after: string) => `Groupe renommé\u202f: ${before} devient ${after}`,
    'group-merged': (group: string, into: string, count: number) =>
      `Groupe ${group} fusionné dans ${into}\u202f: ${plural('fr', count, { zero: 'aucun client', one: `${count} client`, other: `${count} clients` })}`,
    'group-deleted': (group: string, count: number) =>
      `Groupe ${group} supprimé\u202f: ${plural('fr', count, { zero: 'aucun client', one: `${count} client`, other: `${count} clients` })}`,
    'clients-exported': (query: string | null) =>
      query ? `Export des clients trouvés par «\u202f${query}\u202f»` : 'Export des clients',
    'client-added-from-request': 'Ajout depuis une demande de l’app',
    'account-attached': 'Compte app rattaché',
    'account-deleted': 'Compte app supprimé par la personne',
    'account-released': (email: string) => `Compte app détaché\u202f: ${email}`,
    'account-linked': (email: string) => `Compte app relié par l’équipe\u202f: ${email}`,
    'match-refused': (email: string) => `Écarté\u202f: ${email} est une autre personne`,
    'match-reopened': (email: string) => `À nouveau proposé\u202f: ${email}`,
    'alias-removed': (email: string) => `Adresse de l’app retirée\u202f: ${email}`,
    'claim-ended': (email: string) =>
      `Code de rattachement sans effet\u202f: ${email} a été confirmé sur un autre appareil`,
    'claim-code-issued': 'Code de rattachement généré',
    'claim-code-used': (email: string, waits: boolean) =>
      waits
        ? `Code de rattachement saisi avec ${email}, à confirmer sur l’app`
        : `Code de rattachement utilisé avec ${email}`,
    'claim-code-revoked': 'Code de rattachement révoqué',
    'email-proved': 'E-mail confirmé sur l’app',
    'proof-withdrawn': 'E-mail modifié\u202f: à confirmer à nouveau sur l’app',
    'email-objected': (devices: number) =>
      plural('fr', devices, {
        zero: 'Changement d’e-mail contesté depuis l’ancienne adresse\u202f: aucun appareil à déconnecter',
        one: 'Changement d’e-mail contesté depuis l’ancienne adresse\u202f: 1 appareil déconnecté',
        other: `Changement d’e-mail contesté depuis l’ancienne adresse\u202f: ${devices} appareils déconnectés`,
      }),
    'code-sent-again': 'Code renvoyé',
    'request-made': (name: string, email: string) => `Demande d’accès\u202f: ${name} (${email})`,
    'request-validated': (name: string, email: string) => `Demande validée\u202f: ${name} (${email})`,
    'request-refused': (name: string, email: string, reason: string) =>
      `Demande refusée\u202f: ${name} (${email}). Motif\u202f: ${reason}`,
    'request-reopened': (name: string, email: string) => `Demande rouverte\u202f: ${name} (${email})`,
    'duplicate-refused': 'Noté\u202f: ce n’est pas la même personne qu’une autre fiche',
    'duplicate-reopened': 'Le doublon possible avec une autre fiche est à nouveau proposé',
    'request-undone': (name: string, email: string) => `Décision annulée, demande en attente\u202f: ${name} (${email})`,
    'invitation-queued': (again: boolean): string => (again ? 'Nouvelle invitation sur l’app' : 'Invitation sur l’app'),
    'invitation-opened': 'Lien d’invitation ouvert',
    'mail-bounced': (email: string, hard: boolean) =>
      hard ? `Adresse refusée\u202f: ${email}` : `Message non distribué à ${email}`,
    'mail-complained': (email: string) => `Message signalé comme indésirable par ${email}`,
    'mail-unsubscribed': (email: string) => `Plus d’invitations à ${email}, à la demande de la personne`,
    'import-invited': (file: string, count: number) =>
      `Import de ${file}\u202f: ${plural('fr', count, { zero: 'aucun client invité', one: `${count} client invité`, other: `${count} clients invités` })}`,
    'app-key-created': (name: string, mayVouch: boolean) =>
      `Clé d’app créée\u202f: ${name}${mayVouch ? ' (peut confirmer les e-mails)' : ''}`,
    'app-key-revoked': (name: string) => `Clé d’app révoquée\u202f: ${name}`,
    'join-code-renewed': 'Nouveau code d’accès',
    'proof-setting-changed': (needed: boolean): string =>
      needed ? 'L’app demande désormais de confirmer l’e-mail' : 'L’app ne demande plus de confirmer l’e-mail',
    'region-changed': (before: NamedRegion, after: NamedRegion) =>
      `Pays, fuseau horaire ou langue modifiés\u202f: ${regionChanges('fr', before, after)}`,
    'client-exported': 'Export des données personnelles',
    'client-erased': 'Données personnelles effacées',
    'client-kept': 'Fiche inactive conservée',
    'erasure-overridden': (entrance: string, reason: string) =>
      `Retour d’une personne effacée (${entrances[entrance] ?? entrance}). Motif\u202f: ${reason}`,
    'client-added-by-erp': 'Ajout par l’ERP',
    'client-taken-over-by-erp': (fields: string) => `Fiche reprise par l’ERP${fields && `\u202f: ${fields}`}`,
    'client-updated-by-erp': (fields: string) => `Mise à jour par l’ERP${fields && `\u202f: ${fields}`}`,
    'erp-person-linked': (erpId: string) => `Rattachée à la personne ${erpId} de l’ERP`,
    'erp-person-distinct': (erpId: string) => `Écarté\u202f: la personne ${erpId} de l’ERP est une autre personne`,
    'client-removed-by-erp': (_fields: string) => 'Retrait par l’ERP',
    'client-revived-by-erp': (fields: string) => `Réactivation par l’ERP${fields && `\u202f: ${fields}`}`,
    'access-granted': (until: string | null): string =>
      until ? `Accès accordé jusqu’au ${formatDay('fr', new Date(until))}` : 'Accès accordé retiré',
    'formers-setting-changed': (keep: boolean): string =>
      keep ? 'Les anciens clients gardent désormais leur accès' : 'Les anciens clients perdent désormais leur accès',
    'erp-connected': (profile: string) => `ERP connecté\u202f: ${profile}`,
    'erp-profile-changed': (before: string, after: string) =>
      `Mode de connexion de l’ERP modifié\u202f: ${before} → ${after}`,
    'erp-settings-changed': 'Lecture des messages de l’ERP modifiée',
    'erp-secret-added': (ending: string) => `Nouveau secret de l’ERP, finissant par ${ending}`,
    'erp-secret-revoked': (ending: string) => `Secret de l’ERP révoqué, finissant par ${ending}`,
    'erp-api-set': 'Accès à l’API de l’ERP enregistré',
    'erp-base-pulled': 'Base complète de l’ERP demandée',
    'erp-disabled': 'Connexion ERP suspendue',
    'erp-enabled': 'Connexion ERP reprise',
    'erp-disconnected': 'ERP déconnecté',
    'erp-held-applied': (count: number, ofBase: boolean) =>
      ofBase
        ? `Export complet en attente appliqué\u202f: ${people(count)}`
        : `Changements retenus appliqués\u202f: ${events(count)}`,
    'erp-held-discarded': (count: number, ofBase: boolean) =>
      ofBase
        ? `Export complet en attente écarté\u202f: ${people(count)}`
        : `Changements retenus écartés\u202f: ${events(count)}`,
    'erp-event-replayed': 'Événement ERP rejoué',
    'structure-opened': 'Ouverture de la structure',
    'colleague-invited': (name: string, role: string) => `Invitation dans l’équipe\u202f: ${name} (${role})`,
    'colleague-invitation-withdrawn': (name: string, role: string) =>
      `Invitation dans l’équipe annulée\u202f: ${name} (${role})`,
    'colleague-joined': (role: string) => `Arrivée dans l’équipe (${role})`,
    'colleague-role-changed': (name: string, before: string, after: string) =>
      `Changement de rôle\u202f: ${name}, ${before} → ${after}`,
    'colleague-removed': (name: string) => `Retrait de l’équipe\u202f: ${name}`,
    'account-changed': {
      name: (name: string) => `Nom du compte modifié\u202f: ${name}`,
      password: (name: string) => `Mot de passe changé\u202f: ${name}`,
      email: (name: string) => `E-mail du compte changé\u202f: ${name}`,
      'factor-on': (name: string) => `Double authentification activée\u202f: ${name}`,
      'factor-off': (name: string) => `Double authentification désactivée\u202f: ${name}`,
      'factor-removed': (name: string) => `Double authentification retirée à ${name}`,
      'recovery-codes': (name: string) => `Nouveaux codes de secours\u202f: ${name}`,
      'recovery-code-used': (name: string) => `Code de secours utilisé\u202f: ${name}`,
      'sessions-ended': (name: string) => `Sessions fermées\u202f: ${name}`,
    },
    'factor-requirement-changed': (before: keyof typeof requirements, after: keyof typeof requirements) =>
      `Double authentification demandée\u202f: ${requirements[before]} → ${requirements[after]}`,
    'idle-limit-changed': (before: number, after: number) =>
      `Fermeture des sessions inactives\u202f: ${duration(before)} → ${duration(after)}`,
  },
};

const requirements = {
  nobody: 'à personne',
  owners: 'à la direction',
  managers: 'à la direction et à la gestion',
  everyone: 'à toute l’équipe',
};

function done(created: number, updated: number): string {
  return `${plural('fr', created, { zero: 'aucun client créé', one: `${created} client créé`, other: `${created} clients créés` })}, ${plural('fr', updated, { zero: 'aucun mis à jour', one: `${updated} mis à jour`, other: `${updated} mis à jour` })}`;
}

function events(count: number): string {
  return plural('fr', count, { zero: 'aucun événement', one: `${count} événement`, other: `${count} événements` });
}

function duration(hours: number): string {
  if (hours < 48) return plural('fr', hours, { one: `${hours} heure`, other: `${hours} heures` });
  return `${hours / 24} jours`;
}

function people(count: number): string {
  return plural('fr', count, { zero: 'aucune personne', one: `${count} personne`, other: `${count} personnes` });
}
