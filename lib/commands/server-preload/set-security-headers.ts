import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { mailPolicy, pagePolicy, securityHeaders } from '#lib/api/security-headers.ts';
import { isOverHttps } from '#lib/session/is-over-https.ts';
import type { RequestGuard } from './request-guard.ts';
import { internalSecretField } from './trust-proxies.ts';

/** Types of text that Next sends without a charset. */
const withoutCharset = /^(?:text\/x-component|image\/svg\+xml)$/i;

/** The page of a mail that its dialog shows in a frame. */
const mailPreview = /^\/[^/?]+\/outbox\/[^/?]+\/preview(?:\?|$)/;

/**
 * Gives every answer its security headers, also those that Next does not make. Next reads the nonce
 * for its scripts from the field `content-security-policy` of the request, so what the client sends
 * there is replaced.
 * @param internalSecret see `trustProxies`: a call of this server to itself makes a part of the
 *   answer to another request, and keeps that request's nonce
 */
export function setSecurityHeaders(internalSecret: string, develops: boolean): RequestGuard {
  return (request, response, next) => {
    const { headers } = request;
    const ownCall = headers[internalSecretField] === internalSecret;
    const preview = mailPreview.test(request.url ?? '');
    const policy =
      (ownCall && headers['content-security-policy']) ||
      (preview ? mailPolicy : pagePolicy(randomBytes(16).toString('base64'), develops));
    headers['content-security-policy'] = policy;
    delete headers['content-security-policy-report-only'];
    response.setHeader('Content-Security-Policy', policy);
    for (const [name, value] of Object.entries(securityHeaders(isOverHttps()))) response.setHeader(name, value);
    if (preview) response.setHeader('X-Frame-Options', 'SAMEORIGIN');
    nameCharset(response);
    next();
  };
}

/** Has what Next sends as text without a charset say that it is UTF-8. */
function nameCharset(response: ServerResponse): void {
  const setHeader = response.setHeader.bind(response);
  response.setHeader = (name, value) => {
    const isBare = name.toLowerCase() === 'content-type' && withoutCharset.test(String(value));
    return setHeader(name, isBare ? `${String(value)}; charset=utf-8` : value);
  };
}
