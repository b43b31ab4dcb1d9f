import { changeProfile } from '#lib/erp/connections/change-profile.ts';
import { connectErp } from '#lib/erp/connections/connect-erp.ts';
import { changeConnectionSettings } from '#lib/erp/connections/connection-settings.ts';
import { disconnectErp, setErpEnabled } from '#lib/erp/connections/manage-erp.ts';
import { onConnection } from '#lib/erp/connections/on-connection.ts';
import { addErpSecret, revokeErpSecret } from '#lib/erp/connections/rotate-secrets.ts';
import { setProviderSecret } from '#lib/erp/connections/set-provider-secret.ts';
import { judgeAgain } from '#lib/erp/events/judge-again.ts';
import { listErpEvents } from '#lib/erp/events/list-erp-events.ts';
import { readErpEvent } from '#lib/erp/events/read-erp-event.ts';
import { replayEvent } from '#lib/erp/events/replay-event.ts';
import { decideHeldEvents, decideHeldSnapshot } from '#lib/erp/held/decide-held.ts';
import { listHeldEvents } from '#lib/erp/held/list-held-events.ts';
import { listHeldStatuses } from '#lib/erp/held/list-held-statuses.ts';
import { countUnreadFields } from '#lib/erp/overview/count-unread-fields.ts';
import { readConnectionSettings } from '#lib/erp/overview/read-connection-settings.ts';
import { readErp } from '#lib/erp/overview/read-erp.ts';
import { readJournalChoices } from '#lib/erp/overview/read-journal-choices.ts';
import { listErpPeople } from '#lib/erp/people/list-erp-people.ts';
import { linkPerson } from '#lib/erp/proposals/link-person.ts';
import { listProposals } from '#lib/erp/proposals/list-proposals.ts';
import { refuseProposal } from '#lib/erp/proposals/refuse-proposal.ts';
import { callEndpointAsStaff, findTestClient } from '#lib/erp/sandbox/call-endpoint-as-staff.ts';
import { compareFile } from '#lib/erp/sandbox/compare-file.ts';
import { readSnapshot } from '#lib/erp/snapshots/list-snapshot-changes.ts';
import { pullBase } from '#lib/erp/thin/pull-base.ts';
import { readApiState } from '#lib/erp/thin/read-api-state.ts';
import { saveApiSettings } from '#lib/erp/thin/save-api-settings.ts';
import { testApi } from '#lib/erp/thin/test-api.ts';
import { succeed } from '#lib/result.ts';
import { type Verb, verb } from './verb.ts';

/**
 * Every exported verb of `lib/erp` that not each role may call; they act on the structure with an
 * ERP. Readers come before what removes what they read.
 */
export const restrictedErpVerbs: Verb[] = [
  verb(readErp, 'erp.read', () => []),
  verb(readConnectionSettings, 'erp.read', () => []),
  verb(changeConnectionSettings, 'settings.manage', () => [{ timeZone: 'Indian/Reunion', blanks: 'keeps' }]),
  verb(listErpPeople, 'erp.read', () => ['erp', 1]),
  verb(listErpEvents, 'erp.read', () => [{}]),
  verb(judgeAgain, 'erp.read', ({ heldEventId }) => [heldEventId]),
  verb(readJournalChoices, 'erp.read', () => []),
  verb(countUnreadFields, 'erp.read', () => ['', ['language']]),
  verb(readErpEvent, 'erp.read', ({ eventId }) => [eventId]),
  verb(listHeldEvents, 'erp.read', () => [1]),
  verb(listHeldStatuses, 'settings.manage', () => []),
  verb(readSnapshot, 'erp.read', ({ snapshotId }) => [snapshotId, 'removed', 1]),
  verb(compareFile, 'erp.read', ({ comparedId }) => [comparedId, 'new', 1]),
  verb(findTestClient, 'settings.manage', () => []),
  verb(callEndpointAsStaff, 'settings.manage', () => [{ verb: 'upsert' }]),
  verb(listProposals, 'erp.read', () => [1]),
  verb(refuseProposal, 'settings.manage', ({ proposedId }) => [{ erpId: 'C-58', clientId: proposedId }]),
  verb(linkPerson, 'settings.manage', ({ proposedId }) => [{ erpId: 'C-58', clientId: proposedId }]),
  verb(replayEvent, 'settings.manage', ({ eventId }) => [eventId]),
  verb(decideHeldEvents, 'settings.manage', () => ['apply']),
  verb(decideHeldSnapshot, 'settings.manage', ({ snapshotId }) => [snapshotId, 'discard']),
  verb(addErpSecret, 'settings.manage', () => []),
  verb(revokeErpSecret, 'settings.manage', ({ secretId }) => [secretId]),
  verb(setProviderSecret, 'settings.manage', () => ['a provider secret of 32 letters.']),
  verb(onConnection<null>, 'settings.manage', () => [async () => succeed(null)]),
  verb(changeProfile, 'settings.manage', () => ['resamania']),
  verb(readApiState, 'erp.read', () => []),
  verb(saveApiSettings, 'settings.manage', () => [{}]),
  verb(testApi, 'settings.manage', () => []),
  verb(pullBase, 'settings.manage', () => []),
  verb(setErpEnabled, 'settings.manage', () => [false]),
  verb(disconnectErp, 'settings.manage', () => []),
  verb(connectErp, 'settings.manage', () => ['standard']),
];
