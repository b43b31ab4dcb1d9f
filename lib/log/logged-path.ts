/** Characters of a path that a line holds. */
const maxLength = 200;
/** Characters of one part of a path, above which it may be a token. */
const maxPart = 40;

/** Paths whose next part is a secret or names a person, below the address of an ERP or of links. */
const secretAfter = /^(?:\/+api\/+erp\/+[^/]+\/+(?:events|people)|\/+invitation|\/+unsubscribe)\/+/i;

/**
 * Returns the path of a request for a line of the log: without its search parameters, which may
 * hold a name, and without what follows the address of an ERP's events or people or of a mailed
 * link.
 */
export function loggedPath(target: string): string {
  const [path = ''] = target.slice(0, 2_000).split(/[?#]/, 1);
  const [open] = secretAfter.exec(path) ?? [];
  if (open !== undefined && open.length < path.length) return `${open.slice(0, maxLength)}…`;
  const parts = path.split('/').map((part) => (part.length > maxPart ? '…' : part));
  return parts.join('/').slice(0, maxLength);
}
