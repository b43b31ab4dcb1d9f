/**
 * Letters, digits, dots, hyphens and underscores, or an IPv6 address in brackets; then perhaps a
 * port (RFC 9110, 7.2).
 */
const host = /^(?:[a-z\d](?:[a-z\d._-]{0,253}[a-z\d.])?|\[[\da-f:.]{2,45}\])(?::\d{1,5})?$/i;

/** Whether a `Host` field names a host that addresses can be made with. */
export function isHost(text: string): boolean {
  return host.test(text) && URL.canParse(`http://${text}`);
}
