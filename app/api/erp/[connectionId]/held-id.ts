/** Maximum length of an id with its kind, in UTF-16 units. */
const maxHeldIdLength = 400;

/** Whether a text can be the id of a person: PostgreSQL refuses any other. */
export function isHeldId(text: string): boolean {
  return text !== '' && text.length <= maxHeldIdLength && text.isWellFormed() && !text.includes('\0');
}

/**
 * Reads the id that follows `/people/` in a path. Its slashes may be percent-encoded or not; null
 * when it cannot be decoded.
 */
export function heldIdIn(target: string): string | null {
  const [pathname = ''] = target.split(/[?#]/, 1);
  const [, encoded = ''] = /^\/api\/erp\/[^/]+\/people\/(.+)$/.exec(pathname) ?? [];
  try {
    return encoded.split('/').map(decodeURIComponent).join('/');
  } catch {
    return null;
  }
}
