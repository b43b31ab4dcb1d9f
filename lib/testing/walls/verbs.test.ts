import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Permission } from '#lib/actor/permissions.ts';

/** Every exported verb that not each role may call, with the permission it asks for. */
const restricted: Record<string, Permission> = {
  addErpSecret: 'settings.manage',
  setProviderSecret: 'settings.manage',
  callEndpointAsStaff: 'settings.manage',
  changeProfile: 'settings.manage',
  changeReading: 'imports.run',
  changeRole: 'team.manage',
  colleaguesOf: 'team.read',
  requestCommit: 'imports.run',
  compareFile: 'erp.read',
  connectErp: 'settings.manage',
  correctRow: 'imports.run',
  countToInvite: 'imports.read',
  createAppKey: 'settings.manage',
  decideHeldEvents: 'settings.manage',
  decideHeldSnapshot: 'settings.manage',
  deleteClient: 'clients.delete',
  disconnectErp: 'settings.manage',
  exportClients: 'clients.export',
  findImport: 'imports.read',
  findTestClient: 'settings.manage',
  grantAccess: 'settings.manage',
  inviteColleague: 'team.manage',
  inviteImported: 'imports.run',
  listBin: 'bin.read',
  listErpEvents: 'erp.read',
  listErpPeople: 'erp.read',
  listEvents: 'activity.read',
  listHeldEvents: 'erp.read',
  listHeldStatuses: 'settings.manage',
  listImports: 'imports.read',
  listMail: 'outbox.read',
  listRows: 'imports.read',
  onConnection: 'settings.manage',
  outcomeFile: 'imports.run',
  pendingInvitations: 'team.read',
  readAppSettings: 'settings.read',
  readErp: 'erp.read',
  readErpEvent: 'erp.read',
  readImport: 'imports.read',
  readMail: 'outbox.read-texts',
  readSnapshot: 'erp.read',
  deliveryPause: 'settings.read',
  readStructureLimits: 'outbox.read',
  receiveImport: 'imports.run',
  removeColleague: 'team.manage',
  renewJoinCode: 'settings.manage',
  replayEvent: 'settings.manage',
  restoreClient: 'clients.restore',
  revokeAppKey: 'settings.manage',
  revokeErpSecret: 'settings.manage',
  setErpEnabled: 'settings.manage',
  setFormersKeepAccess: 'settings.manage',
  setProofNeeded: 'settings.manage',
  stopImport: 'imports.run',
  requestUndo: 'imports.run',
  withdrawInvitation: 'team.manage',
};

/**
 * Every other exported function that takes a staff member first: what each role may do, and what
 * only passes on.
 */
const everyRole = [
  'addClient',
  'addDemoErp',
  'addDemoInvitations',
  'addDemoRegistrations',
  'aliasesOf',
  'attachByAddress',
  'claimCodesOf',
  'clientFilter',
  'clientHistory',
  'clientsOf',
  'clientsWithSameAddress',
  'countByState',
  'countRequests',
  'countUnlinked',
  'editClient',
  'forgetRefusal',
  'invitationsOf',
  'inviterOf',
  'isCommonDomain',
  'issueClaimCode',
  'lastAuthor',
  'likelyAccounts',
  'linkAccount',
  'listClients',
  'listMatches',
  'listRequests',
  'mayHear',
  'readClient',
  'readInvitation',
  'readMatch',
  'readPair',
  'readRequests',
  'readUnlinked',
  'readVerdict',
  'readWaiting',
  'refuseMatch',
  'refuseRequest',
  'registrationsOf',
  'releaseAccount',
  'removeAlias',
  'reopenRequest',
  'resendInvitation',
  'resendInvitations',
  'revokeClaimCode',
  'sendCodeAgain',
  'toColumns',
  'topicStream',
  'validateAndLink',
  'validateMany',
  'validateRequest',
];

/** Where a verb asks through another one. */
const askedBy: Record<string, string> = {
  addErpSecret: 'onConnection',
  revokeErpSecret: 'onConnection',
  setErpEnabled: 'onConnection',
  disconnectErp: 'onConnection',
  setProviderSecret: 'onConnection',
  changeProfile: 'onConnection',
  changeRole: 'lockTeam',
  removeColleague: 'lockTeam',
  readImport: 'findImport',
};

const exported = /^export (?:async )?function (\w+)(?:<[^(]*>)?\(\s*(?:\w+|\{[^}]*\}): Staff\b/gm;

/** The text of each exported function of lib/ whose first parameter is a staff member, by name. */
function verbs(): Map<string, string> {
  const found = new Map<string, string>();
  for (const file of readdirSync('lib', { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts') || /\.test\.ts$|(^|\/)test-|^(commands|testing|database\/generated)\//.test(file))
      continue;
    const source = readFileSync(`lib/${file}`, 'utf8');
    for (const match of source.matchAll(exported)) {
      const end = source.indexOf('\nexport ', match.index + 1);
      found.set(match[1] as string, source.slice(match.index, end < 0 ? undefined : end));
    }
  }
  found.delete('may');
  return found;
}

test('the table names every verb of lib/ that takes a staff member', () => {
  expect([...verbs().keys()].sort()).toEqual([...Object.keys(restricted), ...everyRole].sort());
});

test('each restricted verb asks for its permission, itself or through the verb that the table names', () => {
  const sources = verbs();
  for (const [verb, permission] of Object.entries(restricted)) {
    const asks = askedBy[verb] ?? `'${permission}'`;
    expect(sources.get(verb), verb).toContain(asks);
  }
});
