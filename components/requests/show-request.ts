import { fullName } from '#lib/clients/client.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { Candidate } from '#lib/matching/find-candidates.ts';
import { likelihoodOf } from '#lib/matching/reasons.ts';
import type { PendingRequest } from '#lib/requests/list-requests.ts';
import type { SameAddress } from '#lib/requests/same-address.ts';
import type { NearClient, RequestRowsProps, ShownRequest } from './shown-request.ts';

type Saying = {
  /** An ERP makes the clients. */
  managed: boolean;
  showAgo: (moment: Date) => string;
  showDay: (moment: Date) => string;
  dictionary: Pick<Dictionary, 'requests' | 'registrations' | 'matches' | 'shell' | 'personalData'>;
};

/**
 * Says in the reader's words what the queue tells of a request, and nothing that goes without
 * saying.
 */
export function showRequest(request: PendingRequest, saying: Saying): ShownRequest {
  const { managed, showAgo, showDay, dictionary } = saying;
  const { requests: words, registrations } = dictionary;
  const { id, email, device, proved, refusedBefore, requestedAt, known } = request;
  const near = request.likely
    .filter((client) => client.clientId !== known?.id)
    .map((client) => showCandidate(client, dictionary));
  const isLike = !known && near.length > 0;
  const isStuck = known ? known.inBin || known.taken : managed || request.erased;
  const particulars = {
    ...(known && { why: whyKnown(known, words) }),
    ...(device && { phone: device.model }),
    ...(proved && ({ proved: true } as const)),
    ...(refusedBefore && { refusedBefore: words.refusedBefore(showDay(refusedBefore.at), refusedBefore.reason) }),
    ...(request.erased && !known && { erased: dictionary.personalData.erased.request }),
    ...(near.length > 0 && { near }),
    ...(managed && !known && ({ waits: true } as const)),
    ...((isLike || isStuck) && ({ alone: true } as const)),
    ...(isLike && ({ like: true } as const)),
  };
  const shown: ShownRequest = [id, fullName(request) || email, email, registrations.asked(showAgo(requestedAt))];
  if (Object.keys(particulars).length > 0) shown.push(particulars);
  return shown;
}

/** Only texts go to the browser, and of them only those of the rows. */
export function requestWords({ managed, dictionary }: Saying): RequestRowsProps['words'] {
  const { requests, registrations } = dictionary;
  return {
    select: requests.select,
    unknown: managed ? requests.why.unknownToErp : requests.why.unknown,
    validateAndLink: requests.validateAndLink,
    validateApart: requests.validateApart,
    otherClient: requests.otherClient,
    validate: registrations.validate,
    refuse: registrations.refuse,
    admit: dictionary.personalData.admit.open,
    proved: requests.proved,
    unproved: requests.unproved,
    phone: registrations.phone,
  };
}

function showCandidate(client: Candidate, { requests: { near }, matches, shell }: Saying['dictionary']): NearClient {
  const { clientId, email, inBin, taken } = client;
  const reasons = client.reasons.map((reason) => matches.reasons[reason]).join(', ');
  const likeness = `${matches.likelihood[likelihoodOf(client.score)]}${shell.colon}${reasons}`;
  if (!inBin && !taken) return [clientId, fullName(client), email, likeness];
  return [clientId, fullName(client), email, `${likeness} (${inBin ? near.inBin : near.taken})`, true];
}

/** What validating does, or why it cannot, by the client with the same address. */
function whyKnown(known: SameAddress, { why }: Dictionary['requests']): string {
  const name = fullName(known);
  if (known.inBin) return why.inBin(name);
  return known.taken ? why.taken(name) : why.known(name);
}
