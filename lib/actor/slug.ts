import { fold } from '#lib/identity/fold.ts';

/** The first path segments that belong to the product itself. */
const reserved = new Set([
  'account',
  'api',
  'app',
  'assets',
  'admin',
  'bench',
  'confirm',
  'demo',
  'docs',
  'forgot-password',
  'health',
  'help',
  'invitation',
  'join',
  'locale',
  'new',
  'notice-shown',
  'objection',
  'reset-password',
  'sign-in',
  'sign-out',
  'static',
  'unsubscribe',
  'up',
  'welcome',
]);
const shape = /^[a-z0-9-]+$/;
const looseHyphen = /^-|--|-$/;
const maxLength = 60;

/**
 * Returns whether a text can be a structure's address: lower-case letters, digits and single
 * hyphens, and none of the reserved segments.
 */
export function isSlug(text: string): boolean {
  return text.length <= maxLength && shape.test(text) && !looseHyphen.test(text) && !reserved.has(text);
}

/**
 * Suggests an address for a structure's name: "Club Lumière" gives "club-lumiere"; a name without
 * Latin letters gives "club".
 */
export function suggestSlug(name: string): string {
  const words = fold(name)
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .slice(0, maxLength - 5)
    .trimEnd()
    .replaceAll(' ', '-');
  if (words === '') return 'club';
  return isSlug(words) ? words : `club-${words}`;
}
