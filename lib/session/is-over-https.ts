/**
 * Whether people reach this server over https, by the scheme of its address: then cookies carry the
 * `Secure` mark.
 */
export function isOverHttps(): boolean {
  return (process.env.NEXTAUTH_URL ?? '').startsWith('https:');
}
