import type { Permission } from '#lib/actor/permissions.ts';

/**
 * Who an action answers: `public` anyone; `account` whoever is signed in; `member` each role of the
 * structure; otherwise the roles with the permission.
 */
export type ActionAccess = 'public' | 'account' | 'member' | Permission;

/** An action: whom it answers, and the fields that pass its schema beside those of all actions. */
export type ActionEntry = ActionAccess | [ActionAccess, Record<string, string>];

const anId = '0192f0c1-2d3e-7abc-8def-0123456789ab';

/** Fields that many actions share. Each action reads only its own. */
export const commonFields: Readonly<Record<string, string>> = {
  ...{ id: anId, with: anId, other: anId, first: anId, second: anId, account: anId, client: anId },
  ...{ code: anId, into: anId, version: '1', line: '2', reason: 'Inscrite au guichet', choice: 'discard' },
  ...{ name: 'Nom', role: 'owner', email: 'inconnue@exemple.example', profile: 'standard', keep: 'yes' },
};

/**
 * Every server action by its file below `app/` and its name. The role matrix finds one that is
 * missing, and calls each as each role, as a stranger and signed out.
 */
export const actionTable: Readonly<Record<string, ActionEntry>> = {
  'forgot-password/forgot-password-action.ts#forgotPasswordAction': 'public',
  'join/join-action.ts#joinAction': 'public',
  'join/send-code-action.ts#sendCodeAction': 'public',
  'reset-password/reset-password-action.ts#resetPasswordAction': 'public',
  'reset-password/unlock-action.ts#unlockAction': 'public',
  'sign-in/code/code-action.ts#codeAction': 'public',
  'sign-in/passkey-actions.ts#passkeySignInAction': 'public',
  'sign-in/passkey-actions.ts#passkeySignInOptions': 'public',
  'welcome/open-first-action.ts#openFirstAction': 'public',
  'account/account-actions.ts#profileAction': ['account', { language: 'fr' }],
  'account/account-actions.ts#passwordAction': ['account', { currentPassword: 'x', newPassword: 'fleuve moutarde 42' }],
  'account/account-actions.ts#emailAction': ['account', { currentPassword: 'x', code: '' }],
  'account/account-actions.ts#confirmEmailAction': ['account', { code: '000000' }],
  'account/account-actions.ts#endSessionAction': 'account',
  'account/account-actions.ts#endOthersAction': 'account',
  'account/passkey-actions.ts#addPasskeyAction': 'account',
  'account/passkey-actions.ts#addPasskeyOptions': 'account',
  'account/passkey-actions.ts#removePasskeyAction': 'account',
  'account/second-factor/factor-actions.ts#startAction': ['account', { currentPassword: 'x' }],
  'account/second-factor/factor-actions.ts#confirmAction': ['account', { code: '000000' }],
  'account/second-factor/factor-actions.ts#renewAction': ['account', { code: '000000' }],
  'account/second-factor/factor-actions.ts#removeAction': ['account', { currentPassword: 'x', code: '000000' }],
  'account/second-factor/factor-actions.ts#keptAction': 'account',
  'confirm/confirm-action.ts#confirmAction': ['account', { currentPassword: 'x', code: '' }],
  'confirm/passkey-actions.ts#passkeyConfirmAction': 'account',
  'confirm/passkey-actions.ts#passkeyConfirmOptions': 'account',
  '[structure]/access/access-actions.ts#attachAction': 'member',
  '[structure]/access/access-actions.ts#inviteAction': 'member',
  '[structure]/access/access-actions.ts#refuseAction': 'member',
  '[structure]/access/access-actions.ts#releaseAction': 'member',
  '[structure]/access/access-actions.ts#reopenAction': 'member',
  '[structure]/access/access-actions.ts#restoreAction': 'clients.restore',
  '[structure]/access/access-actions.ts#rowAction': ['member', { invite: anId }],
  '[structure]/access/access-actions.ts#searchErpAction': 'access.read',
  '[structure]/access/access-actions.ts#sendCodeAction': 'member',
  '[structure]/access/access-actions.ts#validateAction': 'member',
  '[structure]/clients/[id]/claim-actions.ts#issueCodeAction': 'member',
  '[structure]/clients/[id]/claim-actions.ts#removeAliasAction': 'member',
  '[structure]/clients/[id]/claim-actions.ts#revokeCodeAction': 'member',
  '[structure]/clients/[id]/data/erase-client-action.ts#eraseClientAction': 'clients.erase',
  '[structure]/clients/[id]/edit/edit-client-action.ts#editClientAction': 'member',
  '[structure]/clients/[id]/grant-access-action.ts#grantAccessAction': 'settings.manage',
  '[structure]/clients/[id]/merge/merge-action.ts#mergeAction': 'clients.delete',
  '[structure]/clients/[id]/separate/separate-action.ts#separateAction': 'clients.delete',
  '[structure]/clients/bulk/[id]/bulk-actions.ts#commitAction': 'clients.bulk',
  '[structure]/clients/bulk/[id]/bulk-actions.ts#stopAction': 'clients.bulk',
  '[structure]/clients/bulk/[id]/bulk-actions.ts#undoAction': 'clients.bulk',
  '[structure]/clients/bulk/new/plan-action.ts#planAction': ['clients.bulk', { action: 'delete', who: 'search' }],
  '[structure]/clients/delete-client-action.ts#deleteClientAction': 'clients.delete',
  '[structure]/clients/new/add-client-action.ts#addClientAction': ['member', { lastName: 'Neuf', firstName: 'Zoé' }],
  '[structure]/clients/restore-client-action.ts#restoreClientAction': 'clients.restore',
  '[structure]/erp/admit-event-action.ts#admitEventAction': 'clients.erase',
  '[structure]/erp/api-actions.ts#pullBaseAction': 'settings.manage',
  '[structure]/erp/api-actions.ts#saveApiAction': 'settings.manage',
  '[structure]/erp/api-actions.ts#testApiAction': 'settings.manage',
  '[structure]/erp/bench/sandbox-action.ts#sandboxAction': ['settings.manage', { how: 'dry' }],
  '[structure]/erp/erp-actions.ts#addSecretAction': 'settings.manage',
  '[structure]/erp/erp-actions.ts#bringSecretAction': [
    'settings.manage',
    { secret: 'a provider secret of 32 letters.' },
  ],
  '[structure]/erp/erp-actions.ts#changeProfileAction': 'settings.manage',
  '[structure]/erp/erp-actions.ts#connectErpAction': 'settings.manage',
  '[structure]/erp/erp-actions.ts#decideHeldEventsAction': ['settings.manage', { until: '2026-11-29T00:00:00Z' }],
  '[structure]/erp/erp-actions.ts#decideHeldSnapshotAction': 'settings.manage',
  '[structure]/erp/erp-actions.ts#disconnectAction': 'settings.manage',
  '[structure]/erp/erp-actions.ts#replayAction': 'settings.manage',
  '[structure]/erp/erp-actions.ts#revokeSecretAction': 'settings.manage',
  '[structure]/erp/erp-actions.ts#setEnabledAction': ['settings.manage', { enabled: 'no' }],
  '[structure]/erp/erp-actions.ts#setFormersAction': 'settings.manage',
  '[structure]/erp/people/proposal-actions.ts#linkPersonAction': ['settings.manage', { person: 'C-1' }],
  '[structure]/erp/people/proposal-actions.ts#refuseProposalAction': ['settings.manage', { person: 'C-1' }],
  '[structure]/erp/settings/settings-action.ts#settingsAction': [
    'settings.manage',
    { timeZone: 'Indian/Reunion', blanks: 'keeps' },
  ],
  '[structure]/groups/group-actions.ts#deleteGroupAction': 'clients.bulk',
  '[structure]/groups/group-actions.ts#mergeGroupsAction': 'clients.bulk',
  '[structure]/groups/group-actions.ts#renameGroupAction': 'clients.bulk',
  '[structure]/imports/[id]/correct-row-action.ts#correctRowAction': 'imports.run',
  '[structure]/imports/[id]/import-actions.ts#changeReadingAction': 'imports.run',
  '[structure]/imports/[id]/import-actions.ts#commitAction': [
    'imports.run',
    { plan: '1', choice: 'overwrite', reopen: '0' },
  ],
  '[structure]/imports/[id]/import-actions.ts#inviteAction': 'imports.run',
  '[structure]/imports/[id]/import-actions.ts#stopAction': 'imports.run',
  '[structure]/imports/[id]/import-actions.ts#undoAction': 'imports.run',
  '[structure]/matches/duplicates/duplicate-actions.ts#proposeDuplicateAction': 'member',
  '[structure]/matches/duplicates/duplicate-actions.ts#refuseDuplicateAction': 'member',
  '[structure]/matches/match-actions.ts#decidePairAction': ['member', { link: `${anId}.${anId}` }],
  '[structure]/matches/match-actions.ts#proposeAgainAction': 'member',
  '[structure]/requests/admit-action.ts#admitAction': 'member',
  '[structure]/requests/decide-action.ts#decideAction': ['member', { one: `validate.${anId}` }],
  '[structure]/requests/undo-action.ts#undoAction': ['member', { ids: anId }],
  '[structure]/settings/retention/inactive/keep-client-action.ts#keepClientAction': 'clients.erase',
  '[structure]/settings/settings-actions.ts#createKeyAction': 'settings.manage',
  '[structure]/settings/settings-actions.ts#factorAction': ['team.manage', { secondFactor: 'owners' }],
  '[structure]/settings/settings-actions.ts#idleAction': ['settings.manage', { idleHours: '24' }],
  '[structure]/settings/settings-actions.ts#proofAction': ['settings.manage', { needed: 'yes' }],
  '[structure]/settings/settings-actions.ts#regionAction': [
    'settings.manage',
    { country: 'FR', timeZone: 'Europe/Paris', language: 'fr' },
  ],
  '[structure]/settings/settings-actions.ts#renewCodeAction': 'settings.manage',
  '[structure]/settings/settings-actions.ts#revokeKeyAction': 'settings.manage',
  '[structure]/team/team-actions.ts#changeRoleAction': 'team.manage',
  '[structure]/team/team-actions.ts#endSessionsAction': 'team.manage',
  '[structure]/team/team-actions.ts#inviteAction': 'team.manage',
  '[structure]/team/team-actions.ts#removeAction': 'team.manage',
  '[structure]/team/team-actions.ts#removeFactorAction': 'team.manage',
  '[structure]/team/team-actions.ts#withdrawAction': 'team.manage',
};
