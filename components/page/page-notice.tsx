import Link from 'next/link';
import type { ReactNode } from 'react';
import type { NoticeContext, WriteNotice } from '#lib/forms/notices/notice.ts';
import { isNoticeSpent, readNoticeId } from '#lib/forms/notices/notice-id.ts';
import { type NoticePage, pageNotices, readNotice } from '#lib/forms/notices/page-notices.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { seenNotices } from '#lib/session/seen-notices.ts';
import { KeptNotice } from './kept-notice.tsx';
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
  /** What is said after the text of the notice. */
  detail?: ReactNode;
  /** `/club-lumiere`, for the link to the outbox. */
  base?: string;
  /** Whether a margin below replaces the gap of the grid that the page does not have. */
  spaced?: boolean;
  dictionary: Dictionary;
};

/**
 * Shows the `?notice=` of the address once; nothing for a word that the page does not list. The
 * browser reports that it was shown, without scripts by loading a picture, so that a reload does
 * not show it again.
 */
export async function PageNotice(props: PageNoticeProps) {
  const id = readNoticeId(props.parameters.shown);
  const shown = id !== null && isNoticeSpent(id, await seenNotices()) ? null : noticeOf(props);
  if (id === null) return shown;
  const report = `/notice-shown?${new URLSearchParams({ id })}`;
  return (
    <KeptNotice id={id} report={report}>
      {shown && (
        <>
          {shown}
          <noscript>
            {/* biome-ignore lint/performance/noImgElement: it is a report, not a picture */}
            <img src={report} alt="" hidden />
          </noscript>
        </>
      )}
    </KeptNotice>
  );
}

function noticeOf({ page, parameters, name = '', action, detail, base, spaced, dictionary }: PageNoticeProps) {
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
      {detail}
    </Notice>
  );
  return spaced ? <div className="mb-4">{notice}</div> : notice;
}
