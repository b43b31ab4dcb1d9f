'use client';

import { browserIconPaths } from '#components/browser-icon-paths.ts';
import { buttonClass } from '#components/button-class.ts';
import { NoticeFrame } from '#components/page/notice-frame.tsx';

/**
 * Until when a person may work here without a second factor. A client component, because every page
 * of theirs shows it.
 */
export function FactorBanner({ text, setUp }: { text: string; setUp: string }) {
  const action = (
    <a className={buttonClass('plain', 'mini')} data-links="" href="/account/second-factor">
      {setUp}
    </a>
  );
  return (
    <NoticeFrame tone="wait" drawing={browserIconPaths.bang} news={false} action={action}>
      {text}
    </NoticeFrame>
  );
}
