import { expect, test } from 'vitest';
import { en } from '#lib/i18n/en.ts';
import { fr } from '#lib/i18n/fr.ts';
import type { AuditEvent } from './audit-event.ts';
import { describeEvent } from './describe-event.ts';

const changes = { lastName: { before: 'a', after: 'b' }, birthDate: { before: null, after: '1990-04-12' } };
const clientId = 'c';

test.each<[AuditEvent, string, string]>([
  [{ kind: 'client-added', clientId, details: { changes } }, 'Ajout manuel', 'Added manually'],
  [
    { kind: 'client-edited', clientId, details: { changes } },
    'Fiche modifiée\u202f: Nom, Date de naissance',
    'Record edited: Last name, Birth date',
  ],
  [{ kind: 'client-deleted', clientId, details: {} }, 'Mise à la corbeille', 'Moved to the bin'],
  [
    { kind: 'client-imported', clientId, details: { importId: 'i', line: 7 } },
    'Ajout par import, ligne 7',
    'Added by import, line 7',
  ],
  [
    { kind: 'client-updated-by-import', clientId, details: { importId: 'i', line: 7, changes } },
    'Mise à jour par import, ligne 7\u202f: Nom, Date de naissance',
    'Updated by import, line 7: Last name, Birth date',
  ],
  [
    { kind: 'client-updated-by-import', clientId, details: { importId: 'i', line: 7, changes: {}, reopened: true } },
    'Rétablissement par import, ligne 7',
    'Restored by import, line 7',
  ],
  [
    { kind: 'client-import-undone', clientId, details: { importId: 'i', line: 7, changes } },
    'Import annulé, valeurs d’avant rétablies\u202f: Nom, Date de naissance',
    'Import undone, former values restored: Last name, Birth date',
  ],
  [
    { kind: 'import-cancelled', details: { importId: 'i', fileName: 'a.csv', created: 2, updated: 0 } },
    'Import de a.csv arrêté en cours\u202f: 2 clients créés, aucun mis à jour',
    'Import of a.csv stopped midway: 2 clients created, none updated',
  ],
  [
    { kind: 'import-undone', details: { importId: 'i', fileName: 'a.csv', removed: 1, restored: 2, kept: 3 } },
    'Import de a.csv annulé\u202f: 1 client retiré, 2 remis comme avant, 3 gardés',
    'Import of a.csv undone: 1 client removed, 2 put back as before, 3 kept',
  ],
  [
    { kind: 'import-committed', details: { importId: 'i', fileName: 'a.csv', created: 1, updated: 2 } },
    'Import de a.csv\u202f: 1 client créé, 2 mis à jour',
    'Import of a.csv: 1 client created, 2 updated',
  ],
  [
    { kind: 'bulk-committed', details: { bulkId: 'b', action: 'set-language', value: 'fr', done: 1, left: 0 } },
    'Action groupée «\u202fLangue\u202f: Français\u202f»\u202f: 1 client traité, aucun laissé de côté',
    'Bulk action “Language: French”: 1 client processed, none left out',
  ],
  [
    { kind: 'bulk-undone', details: { bulkId: 'b', action: 'add-group', value: 'Judo', undone: 0, kept: 2 } },
    'Action groupée «\u202fAjouter au groupe Judo\u202f» annulée\u202f: aucun client remis comme avant, 2 gardés',
    'Bulk action “Add to the group Judo” undone: no client put back as before, 2 kept',
  ],
  [
    { kind: 'group-renamed', details: { before: 'Yoga', after: 'Yoga doux' } },
    'Groupe renommé\u202f: Yoga devient Yoga doux',
    'Group renamed: Yoga becomes Yoga doux',
  ],
  [
    { kind: 'group-merged', details: { name: 'Yoga', into: 'Sport', clients: 1 } },
    'Groupe Yoga fusionné dans Sport\u202f: 1 client',
    'Group Yoga merged into Sport: 1 client',
  ],
  [
    { kind: 'group-deleted', details: { name: 'Yoga', clients: 0 } },
    'Groupe Yoga supprimé\u202f: aucun client',
    'Group Yoga deleted: no client',
  ],
  [
    { kind: 'clients-exported', details: { query: 'dup', state: null } },
    'Export des clients trouvés par «\u202fdup\u202f»',
    'Export of the clients found by “dup”',
  ],
  [{ kind: 'clients-exported', details: { query: null, state: null } }, 'Export des clients', 'Export of the clients'],
  [
    { kind: 'colleague-role-changed', details: { staffId: 's', before: 'reception', after: 'owner' } },
    'Changement de rôle\u202f: Ada, Accueil → Direction',
    'Role of Ada: Reception → Owner',
  ],
  [{ kind: 'account-attached', clientId, details: { accountId: 'a' } }, 'Compte app rattaché', 'App account linked'],
  [
    { kind: 'app-key-created', details: { name: 'App', mayVouch: true } },
    'Clé d’app créée\u202f: App (peut confirmer les e-mails)',
    'App key created: App (may confirm emails)',
  ],
  [{ kind: 'join-code-renewed', details: {} }, 'Nouveau code d’accès', 'New access code'],
  [
    { kind: 'erp-connected', details: { connectionId: 'e', profile: 'frappe' } },
    'ERP connecté\u202f: Frappe, ERPNext',
    'ERP connected: Frappe, ERPNext',
  ],
  [
    { kind: 'erp-profile-changed', details: { connectionId: 'e', before: 'standard', after: 'bearer' } },
    'Mode de connexion de l’ERP modifié\u202f: Standard Webhooks → Autre, avec une clé',
    'Connection type of the ERP changed: Standard Webhooks → Other, with a key',
  ],
  [
    { kind: 'erp-held-applied', details: { count: 1 } },
    'Changements retenus appliqués\u202f: 1 événement',
    'Held changes applied: 1 event',
  ],
  [
    { kind: 'erp-held-discarded', details: { count: 21 } },
    'Changements retenus écartés\u202f: 21 événements',
    'Held changes discarded: 21 events',
  ],
  [
    { kind: 'erp-held-applied', details: { count: 24, snapshotId: 's' } },
    'Export complet en attente appliqué\u202f: 24 personnes',
    'Held full export applied: 24 people',
  ],
  [
    { kind: 'erp-held-discarded', details: { count: 1, snapshotId: 's' } },
    'Export complet en attente écarté\u202f: 1 personne',
    'Held full export discarded: 1 person',
  ],
  [
    { kind: 'access-granted', clientId, details: { until: '2099-12-31' } },
    'Accès accordé jusqu’au 31 décembre 2099',
    'Access granted until 31 December 2099',
  ],
  [{ kind: 'access-granted', clientId, details: { until: null } }, 'Accès accordé retiré', 'Granted access taken back'],
  [
    { kind: 'colleague-removed', details: { staffId: 's', role: 'owner' } },
    'Retrait de l’équipe\u202f: Ada',
    'Ada removed from the team',
  ],
])('describes %j', (event, french, english) => {
  expect(describeEvent(fr, event, 'Ada')).toBe(french);
  expect(describeEvent(en, event, 'Ada')).toBe(english);
});

test('shows an unknown field or role by its own name', () => {
  expect(
    describeEvent(en, {
      kind: 'client-edited',
      clientId,
      details: { changes: { shoeSize: { before: null, after: '42' } } },
    }),
  ).toContain('shoeSize');
  expect(describeEvent(en, { kind: 'colleague-joined', details: { staffId: 's', role: 'clown' } })).toBe(
    'Joined the team (clown)',
  );
});
