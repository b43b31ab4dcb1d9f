/**
 * What an error that our server threw carries, be it a fault, a redirect or a page that is not
 * there; empty where it broke on the way.
 */
export function digestOf(error: unknown): string {
  return error instanceof Error && 'digest' in error ? String(error.digest) : '';
}
