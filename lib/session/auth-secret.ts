/**
 * The secret that seals sessions and tokens.
 * @throws Error when it is missing: an empty one would let anybody seal them. The launcher sets it
 *   before anything asks.
 */
export function authSecret(): string {
  const secret = process.env.AUTH_SECRET;
  if (!secret) throw new Error('AUTH_SECRET is not set: start through `npm start`, which brings one.');
  return secret;
}
