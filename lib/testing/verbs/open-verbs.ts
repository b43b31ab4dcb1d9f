import { devicesOf } from '#lib/access/devices-of.ts';
import { readVerdict } from '#lib/access/read-verdict.ts';
import { registrationsOf } from '#lib/access/registrations-of.ts';
import { parseEventFilter } from '#lib/activity/event-filter.ts';
import { listEvents, readEvents } from '#lib/activity/list-events.ts';
import { aliasesOf } from '#lib/addresses/aliases-of.ts';
import { attachByAddress } from '#lib/addresses/attach-by-address.ts';
import { releaseAccount } from '#lib/addresses/release-account.ts';
import { removeAlias } from '#lib/addresses/remove-alias.ts';
import { claimCodesOf } from '#lib/claims/claim-codes-of.ts';
import { issueClaimCode } from '#lib/claims/issue-claim-code.ts';
import { revokeClaimCode } from '#lib/claims/revoke-claim-code.ts';
import { addClient } from '#lib/clients/add-client.ts';
import { clientsOf } from '#lib/clients/clients-of.ts';
import { countByState, countClientsOf } from '#lib/clients/count-by-state.ts';
import { editClient } from '#lib/clients/edit-client.ts';
import { groupNames, listGroups, readGroup } from '#lib/clients/groups/list-groups.ts';
import { clientHistory } from '#lib/clients/history/client-history.ts';
import { lastAuthor } from '#lib/clients/history/last-author.ts';
import { listClients } from '#lib/clients/list-clients.ts';
import { parseListQuery } from '#lib/clients/list-query.ts';
import { keptRecord } from '#lib/clients/merged/kept-record.ts';
import { readClient } from '#lib/clients/read-client.ts';
import { suggestNames } from '#lib/clients/search/suggest-names.ts';
import { toColumns } from '#lib/clients/to-columns.ts';
import { maySearchErp, searchErpByEmail } from '#lib/erp/thin/search-by-email.ts';
import { searchableKeys, searchErpForAccount } from '#lib/erp/thin/search-for-account.ts';
import { newId } from '#lib/identity/new-id.ts';
import { invitationsOf } from '#lib/invitations/invitations-of.ts';
import { inviterOf } from '#lib/invitations/inviter.ts';
import { readInvitation, readInvitations } from '#lib/invitations/read-invitation.ts';
import { resendInvitation } from '#lib/invitations/resend-invitation.ts';
import { resendInvitations } from '#lib/invitations/resend-invitations.ts';
import { mayHear } from '#lib/live/may-hear.ts';
import { topicStream } from '#lib/live/topic-stream.ts';
import { countDuplicates, listDuplicates } from '#lib/matching/duplicates/list-duplicates.ts';
import { proposeDuplicateAgain, refuseDuplicate } from '#lib/matching/duplicates/refuse-duplicate.ts';
import { isCommonDomain } from '#lib/matching/is-common-domain.ts';
import { likelyAccounts } from '#lib/matching/likely-accounts.ts';
import { linkAccount } from '#lib/matching/link-account.ts';
import { listMatches, readMatch } from '#lib/matching/list-matches.ts';
import { readPair } from '#lib/matching/read-pair.ts';
import { forgetRefusal, refuseMatch } from '#lib/matching/refuse-match.ts';
import { readUnlinked } from '#lib/matching/unlinked-accounts.ts';
import { linkOrMove } from '#lib/merging/link-from-trash.ts';
import { sendCodeAgain } from '#lib/registrations/send-code-again.ts';
import { countWaiting } from '#lib/requests/count-waiting.ts';
import { likeClients } from '#lib/requests/like-clients.ts';
import { listRequests } from '#lib/requests/list-requests.ts';
import { readRequests, readWaiting } from '#lib/requests/read-request.ts';
import { refuseRequest } from '#lib/requests/refuse-request.ts';
import { reopenRequest } from '#lib/requests/reopen-request.ts';
import { clientsWithSameAddress } from '#lib/requests/same-address.ts';
import { undoDecision } from '#lib/requests/undo-decision.ts';
import { undoDecisions } from '#lib/requests/undo-decisions.ts';
import { validateMany } from '#lib/requests/validate-many.ts';
import { validateAndLink, validateRequest } from '#lib/requests/validate-request.ts';
import { typedClient } from '#lib/testing/client.ts';
import { type Verb, verb } from './verb.ts';

const person = { lastName: 'Dupré', firstName: 'Hélène', emailKey: 'h@exemple.example', phone: null, birthDate: null };

/**
 * Every exported verb that each role may call, and functions that only pass the staff member on.
 */
export const openVerbs: Verb[] = [
  verb(addClient, null, () => [typedClient()]),
  verb(aliasesOf, null, ({ clientId }) => [clientId]),
  verb(attachByAddress, null, ({ clientId }) => [clientId]),
  verb(claimCodesOf, null, ({ clientId }) => [clientId]),
  verb(clientHistory, null, ({ clientId }) => [clientId]),
  verb(clientsOf, null, () => []),
  verb(clientsWithSameAddress, null, () => [Array.of(newId())]),
  verb(countByState, null, () => []),
  verb(countClientsOf, null, () => []),
  verb(suggestNames, null, () => ['dupret']),
  verb(countWaiting, null, () => []),
  verb(editClient, null, ({ clientId }) => [clientId, 1, typedClient()]),
  verb(forgetRefusal, null, ({ clientId }) => [{ accountId: newId(), clientId }]),
  verb(invitationsOf, null, ({ clientId }) => [Array.of(clientId)]),
  verb(inviterOf, null, () => []),
  verb(isCommonDomain, null, () => ['a@exemple.example']),
  verb(issueClaimCode, null, ({ clientId }) => [clientId]),
  verb(lastAuthor, null, ({ clientId }) => [clientId]),
  verb(likelyAccounts, null, ({ clientId }) => [{ ...person, clientId }]),
  verb(linkAccount, null, ({ clientId }) => [{ accountId: newId(), clientId }]),
  verb(linkOrMove, null, ({ clientId }) => [{ accountId: newId(), clientId }]),
  verb(listClients, null, () => [parseListQuery({})]),
  verb(listEvents, null, () => []),
  verb(readEvents, null, () => [parseEventFilter({}), null, 10]),
  verb(listMatches, null, () => []),
  verb(listRequests, null, () => []),
  verb(mayHear, null, () => ['clients']),
  verb(keptRecord, null, ({ clientId }) => [clientId]),
  verb(groupNames, null, () => []),
  verb(listGroups, null, () => []),
  verb(readGroup, null, ({ groups }) => [groups.yogaId]),
  verb(readClient, null, ({ clientId }) => [clientId]),
  verb(readInvitation, null, ({ clientId }) => [clientId]),
  verb(readInvitations, null, ({ clientId }) => [Array.of(clientId)]),
  verb(readMatch, null, () => [newId()]),
  verb(readPair, null, ({ clientId }) => [newId(), clientId]),
  verb(readRequests, null, () => [Array.of(newId())]),
  verb(readUnlinked, null, () => ['', [] as unknown[]]),
  verb(maySearchErp, null, () => []),
  verb(searchErpByEmail, null, () => ['nobody@exemple.example']),
  verb(searchErpForAccount, null, () => [newId()]),
  verb(searchableKeys, null, () => [Array.of('nobody@exemple.example')]),
  verb(readVerdict, null, ({ clientId }) => [{ clientId }]),
  verb(readWaiting, null, () => [newId()]),
  verb(refuseMatch, null, ({ clientId }) => [{ accountId: newId(), clientId }]),
  verb(refuseRequest, null, () => [newId(), 'Inconnue au club']),
  verb(devicesOf, null, ({ clientId }) => [clientId]),
  verb(registrationsOf, null, ({ clientId }) => [Array.of(clientId)]),
  verb(releaseAccount, null, () => [newId()]),
  verb(removeAlias, null, ({ clientId }) => [{ clientId, emailKey: 'a@exemple.example' }]),
  verb(reopenRequest, null, () => [newId()]),
  verb(resendInvitation, null, ({ clientId }) => [clientId]),
  verb(resendInvitations, null, ({ clientId }) => [Array.of(clientId)]),
  verb(revokeClaimCode, null, () => [newId()]),
  verb(sendCodeAgain, null, () => [newId()]),
  verb(toColumns, null, () => [typedClient()]),
  verb(topicStream, null, () => [{ topics: ['clients'], since: 0, currentStaff: async () => null }]),
  verb(countDuplicates, null, () => []),
  verb(listDuplicates, null, () => []),
  verb(proposeDuplicateAgain, null, ({ clientId }) => [{ firstId: clientId, secondId: newId() }]),
  verb(refuseDuplicate, null, ({ clientId }) => [{ firstId: clientId, secondId: newId() }]),
  verb(undoDecision, null, () => [newId()]),
  verb(undoDecisions, null, () => [Array.of(newId())]),
  verb(likeClients, null, () => [Array.of(newId())]),
  verb(validateAndLink, null, ({ clientId }) => [newId(), clientId]),
  verb(validateMany, null, () => [Array.of(newId())]),
  verb(validateRequest, null, () => [newId()]),
];
