import { currentRequest } from '#lib/api/current-request.ts';
import { browserName } from '#lib/identity/browser-name.ts';
import { clientNetwork, parseIpAddress } from '#lib/identity/ip-address.ts';

/** Where a request comes from: network address and browser by name, empty where unknown. */
export type Origin = { address: string; browser: string };

/** Reads the origin of the request that is being answered; empty in jobs and commands. */
export function requestOrigin(): Origin {
  const sender = currentRequest()?.sender;
  const address = parseIpAddress(sender?.address ?? '');
  return { address: address === null ? '' : clientNetwork(address), browser: browserName(sender?.agent ?? '') };
}
