import { newNoticeId } from './notice-id.ts';
import type { NoticePage, NoticeWord } from './page-notices.ts';

/**
 * A path with a notice for the page that it leads to, and with the notice's id, so that a reload
 * does not show it again.
 * @param page the page whose notices hold the word, so that a word that no page shows does not
 *   compile
 * @param path may have search parameters, which are kept
 * @param more search parameters that the notice's sentence or the page reads beside it
 */
export function addressWithNotice<Page extends NoticePage>(
  _page: Page,
  path: string,
  notice: NoticeWord<Page>,
  more: Record<string, string> = {},
): string {
  return withParameters(path, { notice, ...more, shown: newNoticeId() });
}

/** A path with further search parameters; one that it has already is replaced. */
export function withParameters(path: string, more: Record<string, string>): string {
  const [pathname = '', query] = path.split('?', 2);
  const parameters = new URLSearchParams(query);
  for (const [name, value] of Object.entries(more)) parameters.set(name, value);
  return `${pathname}?${parameters}`;
}
