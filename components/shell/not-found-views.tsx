'use client';

import { buttonClass } from '#components/button-class.ts';
import { PageHead } from '#components/page/page-head.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { Entrance } from './entrance.tsx';

type Words = Dictionary['shell']['notFound'];

/**
 * Says outside a structure that an address leads nowhere. Next sends both views along with every
 * page, in case it finds nothing: as client components they weigh a few words instead of their
 * markup.
 */
export function NotFoundEntrance({
  locale,
  words,
  notFound,
}: {
  locale: Locale;
  words: { product: string; language: string };
  notFound: Words;
}) {
  return (
    <Entrance title={notFound.title} locale={locale} words={words}>
      <p className="mb-4">{notFound.text}</p>
      <a className={buttonClass('go')} href="/" data-links="">
        {notFound.home}
      </a>
    </Entrance>
  );
}

/** Says the same inside the frame of a structure. */
export function NotFoundSheet({ notFound }: { notFound: Words }) {
  return (
    <>
      <PageHead title={notFound.title} />
      <Sheet padded>
        <p className="mb-4">{notFound.text}</p>
        <a className={buttonClass()} href="/" data-links="">
          {notFound.home}
        </a>
      </Sheet>
    </>
  );
}
