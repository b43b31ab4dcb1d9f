import { parseEventFilter } from '#lib/activity/event-filter.ts';
import { exportEvents } from '#lib/activity/export-events.ts';
import { listAuthors } from '#lib/activity/list-authors.ts';
import { readAppSettings } from '#lib/app-auth/app-settings.ts';
import { createAppKey } from '#lib/app-auth/create-app-key.ts';
import { revokeAppKey } from '#lib/app-auth/revoke-app-key.ts';
import { listSecurity } from '#lib/audit/security/list-security.ts';
import { listBin } from '#lib/clients/bin/list-bin.ts';
import { restoreClient } from '#lib/clients/bin/restore-client.ts';
import { requestBulkCommit } from '#lib/clients/bulk/commit/request-commit.ts';
import { listBulk, readBulk } from '#lib/clients/bulk/lifecycle/read-bulk.ts';
import { stopBulkOperation } from '#lib/clients/bulk/lifecycle/stop-operation.ts';
import { findOperation, findOperations } from '#lib/clients/bulk/operation/find-operation.ts';
import { bulkOutcomeFile } from '#lib/clients/bulk/outcome/outcome-file.ts';
import { requestBulkPlan } from '#lib/clients/bulk/plan/request-plan.ts';
import { requestBulkUndo } from '#lib/clients/bulk/undo/request-undo.ts';
import { deleteClient } from '#lib/clients/delete-client.ts';
import { exportClients } from '#lib/clients/export/export-clients.ts';
import { grantAccess } from '#lib/clients/grant-access.ts';
import { deleteGroup, mergeGroups, renameGroup } from '#lib/clients/groups/change-groups.ts';
import { parseListQuery } from '#lib/clients/list-query.ts';
import { newId } from '#lib/identity/new-id.ts';
import { requestCommit } from '#lib/imports/commit/request-commit.ts';
import { findImport } from '#lib/imports/file/find-import.ts';
import { listImports, readImport } from '#lib/imports/lifecycle/read-import.ts';
import { stopImport } from '#lib/imports/lifecycle/stop-import.ts';
import { outcomeFile } from '#lib/imports/outcome/outcome-file.ts';
import { correctRow } from '#lib/imports/plan/correct-row.ts';
import { changeReading } from '#lib/imports/reading/change-reading.ts';
import { listRows } from '#lib/imports/rows/list-rows.ts';
import { requestUndo } from '#lib/imports/undo/request-undo.ts';
import { receiveImport } from '#lib/imports/upload/receive-import.ts';
import { countToInvite, inviteImported } from '#lib/invitations/invite-imported.ts';
import { deliveryPause } from '#lib/mail/delivery/delivery-pause.ts';
import { listMail, readMail } from '#lib/mail/list-mail.ts';
import { linkFromTrash } from '#lib/merging/link-from-trash.ts';
import { mergeClients } from '#lib/merging/merge-clients.ts';
import { readMerge } from '#lib/merging/read-merge.ts';
import { listMerges, readSeparation } from '#lib/merging/read-separation.ts';
import { separateClients } from '#lib/merging/separate-clients.ts';
import { eraseClient } from '#lib/personal-data/erase-client.ts';
import { exportPerson } from '#lib/personal-data/export-person.ts';
import { keepClient, listInactive } from '#lib/personal-data/inactive-clients.ts';
import { previewErasure } from '#lib/personal-data/preview-erasure.ts';
import { readStructureLimits } from '#lib/registrations/read-code-limits.ts';
import { changeRole } from '#lib/staff/change-role.ts';
import { colleaguesOf, pendingInvitations } from '#lib/staff/colleagues-of.ts';
import { endColleagueSessions } from '#lib/staff/end-colleague-sessions.ts';
import { removeColleagueFactor } from '#lib/staff/factor/remove-lost-factor.ts';
import { inviteColleague } from '#lib/staff/invite-colleague.ts';
import { removeColleague } from '#lib/staff/remove-colleague.ts';
import { withdrawInvitation } from '#lib/staff/withdraw-invitation.ts';
import { renewJoinCode, setFormersKeepAccess, setIdleHours, setProofNeeded } from '#lib/structures/change-settings.ts';
import { setFactorRequirement } from '#lib/structures/factor-requirement.ts';
import { setRegion } from '#lib/structures/set-region.ts';
import { uploadOf } from '../import.ts';
import { type Verb, verb } from './verb.ts';

const noLayout = { encoding: null, separator: null, headerLine: null, fields: null };

/**
 * Every exported verb outside `lib/erp` that not each role may call. Readers come before what
 * removes what they read.
 */
export const restrictedVerbs: Verb[] = [
  verb(listAuthors, 'activity.read-all', () => []),
  verb(exportEvents, 'activity.read-all', () => [parseEventFilter({}), 'fr']),
  verb(listBin, 'bin.read', () => [undefined]),
  verb(findImport, 'imports.read', ({ importId }) => [importId]),
  verb(readImport, 'imports.read', ({ importId }) => [importId]),
  verb(listImports, 'imports.read', () => []),
  verb(listRows, 'imports.read', ({ importId }) => [
    importId,
    { choice: null, reopen: false, reached: 1 },
    { kind: null, after: null, before: null },
  ]),
  verb(countToInvite, 'imports.read', ({ importId }) => [importId]),
  verb(findOperation, 'clients.bulk', ({ bulk }) => [bulk.committedId]),
  verb(findOperations, 'clients.bulk', () => [{ after: undefined, limit: 10 }]),
  verb(readBulk, 'clients.bulk', ({ bulk }) => [bulk.committedId]),
  verb(listBulk, 'clients.bulk', () => []),
  verb(bulkOutcomeFile, 'clients.bulk', ({ bulk }) => [bulk.committedId, 'fr']),
  verb(requestBulkPlan, 'clients.bulk', ({ clientId }) => [
    { kind: 'chosen', ids: Array.of(clientId) },
    { action: 'add-group', value: 'Judo' },
  ]),
  verb(requestBulkCommit, 'clients.bulk', ({ bulk }) => [bulk.plannedId]),
  verb(stopBulkOperation, 'clients.bulk', ({ bulk }) => [bulk.plannedId]),
  verb(requestBulkUndo, 'clients.bulk', ({ bulk }) => [bulk.committedId]),
  verb(renameGroup, 'clients.bulk', ({ groups }) => [groups.yogaId, 'Yoga doux']),
  verb(mergeGroups, 'clients.bulk', ({ groups }) => [groups.yogaId, groups.danseId]),
  verb(deleteGroup, 'clients.bulk', ({ groups }) => [groups.danseId]),
  verb(listMail, 'outbox.read', () => [null]),
  verb(readMail, 'outbox.read-texts', ({ mailId }) => [mailId]),
  verb(deliveryPause, 'settings.read', () => []),
  verb(readStructureLimits, 'outbox.read', () => []),
  verb(readAppSettings, 'settings.read', () => []),
  verb(colleaguesOf, 'team.read', () => []),
  verb(listSecurity, 'team.read', () => []),
  verb(pendingInvitations, 'team.read', () => []),
  verb(exportClients, 'clients.export', () => [parseListQuery({}), 'fr']),
  verb(exportPerson, 'clients.erase', ({ clientId }) => [clientId, 'fr']),
  verb(previewErasure, 'clients.erase', ({ clientId }) => [clientId]),
  verb(listInactive, 'clients.erase', () => []),
  verb(keepClient, 'clients.erase', ({ silentId }) => [silentId]),
  verb(outcomeFile, 'imports.run', ({ importId }) => [importId, 'fr']),
  verb(receiveImport, 'imports.run', () => [uploadOf('Nom;E-mail\nNeuf;neuf@exemple.example\n')]),
  verb(correctRow, 'imports.run', ({ planned }) => [planned.id, 2, { email: 'autre@exemple.example' }]),
  verb(requestCommit, 'imports.run', ({ planned }) => [
    planned.id,
    { plan: planned.plan, choice: 'overwrite', reopen: false },
  ]),
  verb(changeReading, 'imports.run', ({ planned }) => [planned.id, noLayout]),
  verb(stopImport, 'imports.run', ({ planned }) => [planned.id]),
  verb(inviteImported, 'imports.run', ({ importId }) => [importId]),
  verb(requestUndo, 'imports.run', ({ importId }) => [importId]),
  verb(restoreClient, 'clients.restore', ({ deletedId }) => [deletedId]),
  verb(grantAccess, 'settings.manage', ({ clientId }) => [clientId, null]),
  verb(mergeClients, 'clients.delete', ({ clientId, deletedId }) => [
    { keptId: deletedId, otherId: clientId, choices: { fields: {} }, versions: { kept: 1, other: 1 } },
  ]),
  verb(linkFromTrash, 'clients.delete', ({ clientId }) => [{ accountId: newId(), clientId }]),
  verb(separateClients, 'clients.delete', ({ clientId, deletedId }) => [
    { keptId: clientId, otherId: deletedId, version: 1 },
  ]),
  verb(readMerge, 'clients.delete', ({ merged, likeId }) => [merged.keptId, likeId]),
  verb(readSeparation, 'clients.delete', ({ merged }) => [merged.keptId, merged.otherId]),
  verb(listMerges, 'clients.delete', ({ merged }) => [merged.keptId]),
  verb(deleteClient, 'clients.delete', ({ clientId }) => [clientId]),
  verb(eraseClient, 'clients.erase', ({ clientId }) => [clientId]),
  verb(setFormersKeepAccess, 'settings.manage', () => [true]),
  verb(createAppKey, 'settings.manage', () => [{ name: 'Autre', mayVouch: true }]),
  verb(setIdleHours, 'settings.manage', () => [24]),
  verb(setFactorRequirement, 'team.manage', () => ['everyone']),
  verb(setProofNeeded, 'settings.manage', () => [false]),
  verb(setRegion, 'settings.manage', () => [{ country: 'RE', timeZone: 'Indian/Reunion', language: 'en' }]),
  verb(renewJoinCode, 'settings.manage', () => []),
  verb(revokeAppKey, 'settings.manage', ({ keyId }) => [keyId]),
  verb(inviteColleague, 'team.manage', () => [{ name: 'Bo', role: 'owner', email: 'bo@exemple.example' }]),
  verb(withdrawInvitation, 'team.manage', ({ invitationId }) => [invitationId]),
  verb(changeRole, 'team.manage', ({ colleagueId }) => [{ staffId: colleagueId, role: 'owner' }]),
  verb(endColleagueSessions, 'team.manage', ({ colleagueId }) => [colleagueId]),
  verb(removeColleagueFactor, 'team.manage', ({ colleagueId }) => [colleagueId]),
  verb(removeColleague, 'team.manage', ({ colleagueId }) => [colleagueId]),
];
