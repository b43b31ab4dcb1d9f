import { createAppKey } from '#lib/app-auth/create-app-key.ts';
import { revokeAppKey } from '#lib/app-auth/revoke-app-key.ts';
import { bulkOutcomeFile } from '#lib/clients/bulk/outcome/outcome-file.ts';
import { exportClients } from '#lib/clients/export/export-clients.ts';
import { changeProfile } from '#lib/erp/connections/change-profile.ts';
import { connectErp } from '#lib/erp/connections/connect-erp.ts';
import { disconnectErp } from '#lib/erp/connections/manage-erp.ts';
import { addErpSecret, revokeErpSecret } from '#lib/erp/connections/rotate-secrets.ts';
import { setProviderSecret } from '#lib/erp/connections/set-provider-secret.ts';
import { saveApiSettings } from '#lib/erp/thin/save-api-settings.ts';
import { eraseClient } from '#lib/personal-data/erase-client.ts';
import { changeRole } from '#lib/staff/change-role.ts';
import { endColleagueSessions } from '#lib/staff/end-colleague-sessions.ts';
import { removeColleagueFactor } from '#lib/staff/factor/remove-lost-factor.ts';
import { inviteColleague } from '#lib/staff/invite-colleague.ts';
import { removeColleague } from '#lib/staff/remove-colleague.ts';
import { setProofNeeded } from '#lib/structures/change-settings.ts';
import { setFactorRequirement } from '#lib/structures/factor-requirement.ts';

/**
 * The names of the verbs that ask for the password again (`requireProof`): they give a
 * person access or end it, open an endpoint to programs, export every client, or cannot be undone.
 */
export const proofVerbs: ReadonlySet<string> = new Set(
  [
    ...[changeRole, removeColleague, removeColleagueFactor, endColleagueSessions, inviteColleague],
    ...[setFactorRequirement, setProofNeeded],
    ...[createAppKey, revokeAppKey],
    ...[connectErp, changeProfile, disconnectErp, addErpSecret, revokeErpSecret, setProviderSecret, saveApiSettings],
    ...[exportClients, bulkOutcomeFile, eraseClient],
  ].map(({ name }) => name),
);
