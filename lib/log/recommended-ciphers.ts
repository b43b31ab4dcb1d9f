import tls from 'node:tls';

/**
 * The cipher suites of calls that leave, the strongest first: those with forward secrecy and
 * authenticated encryption that Mozilla recommends ("intermediate", without DHE). Node's own list
 * has CBC and key exchange without forward secrecy too.
 */
const recommendedCiphers = [
  ...['TLS_AES_256_GCM_SHA384', 'TLS_CHACHA20_POLY1305_SHA256', 'TLS_AES_128_GCM_SHA256'],
  ...['ECDHE-ECDSA-AES256-GCM-SHA384', 'ECDHE-RSA-AES256-GCM-SHA384'],
  ...['ECDHE-ECDSA-CHACHA20-POLY1305', 'ECDHE-RSA-CHACHA20-POLY1305'],
  ...['ECDHE-ECDSA-AES128-GCM-SHA256', 'ECDHE-RSA-AES128-GCM-SHA256'],
].join(':');

/** Lets this process offer no other cipher suites from now on: to ERPs, mail provider, database. */
export function offerRecommendedCiphers(): void {
  tls.DEFAULT_CIPHERS = recommendedCiphers;
}
