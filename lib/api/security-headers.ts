import { createHash } from 'node:crypto';

/**
 * The only inline style of the product: of the plain pages that are answered without Next. Its hash
 * is in every policy.
 */
export const plainStyle =
  ':root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:30rem;margin:15vh auto;padding:0 1.25rem}h1{font-size:1.35rem;line-height:1.3}h2{font-size:1rem}pre{font:inherit;white-space:pre-wrap;overflow-wrap:anywhere;margin:.25rem 0 1rem;padding:.5rem .75rem;border:1px solid}p:has(+pre){margin:0}a{color:inherit}';

const plainStyleHash = `'sha256-${createHash('sha256').update(plainStyle).digest('base64')}'`;

/** The policy of a plain page: it runs nothing and loads nothing. */
export const plainPolicy = `default-src 'none'; style-src ${plainStyleHash}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`;

/**
 * The policy of the preview of a mail, whose layout is written in `style` attributes, as mail
 * programs need it: it runs nothing, loads nothing and leads nowhere.
 */
export const mailPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; form-action 'none'; base-uri 'none'; frame-ancestors 'self'; sandbox";

/**
 * The policy of every other answer (Content Security Policy Level 3): only scripts that carry the
 * nonce of this one answer run, and those that they load.
 * @param nonce base64, never used twice
 * @param develops the development server writes styles and evaluates scripts
 */
export function pagePolicy(nonce: string, develops: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${develops ? " 'unsafe-eval'" : ''}`,
    develops ? "style-src 'self' 'unsafe-inline'" : `style-src 'self' ${plainStyleHash}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "frame-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "object-src 'none'",
  ].join('; ');
}

/**
 * The headers of every answer beside its policy. A site that is served over https asks browsers to
 * use nothing else for a year, for its host and those below it.
 */
export function securityHeaders(overHttps: boolean): Record<string, string> {
  return {
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin',
    'X-Frame-Options': 'DENY',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
    ...(overHttps && { 'Strict-Transport-Security': 'max-age=31536000; includeSubDomains' }),
  };
}
