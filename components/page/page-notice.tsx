import Link from 'next/link';
import type { ReactNode } from 'react';
import type { NoticeContext, WriteNotice } from '#lib/forms/notices/notice.ts';
import { type NoticePage, pageNotices, readNotice } from '#lib/forms/notices/page-notices.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { Notice } from './notice.tsx';

type PageNoticeProps = {
  /** The page, or group of pages, whose notices are shown. */
  page: NoticePage;
  /** The search parameters of the address. */
  parameters: NoticeContext['parameters'];
  /** The full name of the client that the notice is about, where it names one. */
  name?: string;
  /** The way back, such as a small form that undoes what was done. */
  action?: ReactNode;
  /** `/club-lumiere`, for the link to the outbox. */
  base?: string;
  /** Whether a margin below replaces the gap of the grid that the page does not have. */
  spaced?: boolean;
  dictionary: Dictionary;
};

/** Shows the `?notice=` of the address; nothing for a word that the page does not list. */
export function PageNotice({ page, parameters, name = '', action, base, spaced, dictionary }: PageNoticeProps) {
  const word = readNotice(page, parameters.notice);
  const notices: Record<string, WriteNotice> = pageNotices[page];
  const shown = word && notices[word]?.({ dictionary, name, parameters });
  if (!shown) return null;
  const outbox = shown.opensOutbox && base !== undefined && (
    <Link href={`${base}/outbox`} prefetch={false} className="font-[580] underline underline-offset-2">
      {dictionary.registrations.openOutbox}
    </Link>
  );
  const notice = (
    <Notice tone={shown.tone} action={action || outbox}>
      {shown.text}
    </Notice>
  );
  return spaced ? <div className="mb-4">{notice}</div> : notice;
}
