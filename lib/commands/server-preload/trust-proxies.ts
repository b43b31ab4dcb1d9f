import type { IncomingMessage } from 'node:http';
import { parseIpAddress } from '#lib/identity/ip-address.ts';
import { forwardedClient, isTrustedPeer, type TrustedProxies } from '#lib/identity/trusted-proxies.ts';
import { isOverHttps } from '#lib/session/is-over-https.ts';
import { isHost } from './is-host.ts';
import type { RequestGuard } from './request-guard.ts';

/** Of a socket without an address, such as a Unix socket's. */
const noAddress = '0.0.0.0';

/**
 * Normalises the headers that name the client, the host and the scheme: `X-Forwarded-For` holds the
 * client's address alone, `X-Forwarded-Host` and `Host` the host that the client asked,
 * `X-Forwarded-Proto` the scheme. Only trusted proxies are believed; what any other peer sends in
 * these fields, in other `X-Forwarded-*` fields or in `Forwarded` (RFC 7239) is dropped, so that
 * neither Next nor next-auth nor the product's own code can read it.
 * @param internalSecret the field `internalSecretField` holds it when Next calls this server
 *   itself, to pass an action on to the page that has it; such a call keeps the fields of the
 *   request that it is made for
 * @param warn is called once, where people reach this server over https by its address but a proxy
 *   forwards what came over http: it should redirect that, or say `X-Forwarded-Proto`
 */
export function trustProxies(
  trusted: TrustedProxies,
  internalSecret: string,
  warn: () => void = warnOfHttp,
): RequestGuard {
  let hasWarned = false;
  return (request, _response, next) => {
    const { headers } = request;
    if (headers[internalSecretField] !== internalSecret) {
      const isForwarded = headers['x-forwarded-for'] !== undefined;
      setForwardedFields(request, trusted);
      const isPlain = isForwarded && headers['x-forwarded-proto'] === 'http' && isOverHttps();
      if (isPlain && !hasWarned && isTrustedPeer(trusted, peerOf(request))) {
        hasWarned = true;
        warn();
      }
    }
    headers[internalSecretField] = internalSecret;
    next();
  };
}

/**
 * Stays within this process: Next copies the fields of a request into the calls that it makes to
 * itself.
 */
export const internalSecretField = 'x-internal-request';

function warnOfHttp(): void {
  void import('#lib/log/log.ts').then(({ log }) =>
    log.warn('a proxy forwards what came over http: let it redirect to https, and send X-Forwarded-Proto'),
  );
}

function peerOf({ socket }: IncomingMessage): string {
  return parseIpAddress(socket.remoteAddress ?? '') ?? noAddress;
}

function setForwardedFields(request: IncomingMessage, trusted: TrustedProxies): void {
  const { headers } = request;
  const { address, proxies } = forwardedClient(trusted, peerOf(request), text(headers['x-forwarded-for']));
  const host = proxies > 0 ? outermost(headers['x-forwarded-host'], proxies) : undefined;
  const scheme = proxies > 0 ? outermost(headers['x-forwarded-proto'], proxies) : undefined;
  for (const name of Object.keys(headers))
    if (name.startsWith('x-forwarded-') || name === 'forwarded') delete headers[name];
  if (host !== undefined && isHost(host)) headers.host = host;
  headers['x-forwarded-for'] = address;
  headers['x-forwarded-proto'] = scheme === 'https' ? 'https' : 'http';
  if (headers.host !== undefined) headers['x-forwarded-host'] = headers.host;
}

/**
 * What the proxy next to the client said: each proxy appends to such a list or leaves it as it is.
 */
function outermost(value: string | string[] | undefined, proxies: number): string | undefined {
  const entries = text(value)
    ?.split(',')
    .map((entry) => entry.trim().toLowerCase());
  return entries?.at(-proxies) ?? entries?.[0];
}

function text(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.join(',') : value;
}
