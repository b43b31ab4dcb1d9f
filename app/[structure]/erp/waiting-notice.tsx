import { ButtonLink } from '#components/button.tsx';
import { Notice } from '#components/page/notice.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { formatNumber } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';

type Props = {
  slug: string;
  connection: { lastWasRefused: boolean };
  byHand: number;
  locale: Locale;
  words: Dictionary['erp'];
};

/** Until the ERP has its first client: that its calls are refused, or who is manually managed. */
export function WaitingNotice({ slug, connection, byHand, locale, words }: Props) {
  const { waiting } = words;
  if (connection.lastWasRefused) {
    return (
      <Notice
        tone="wait"
        news={false}
        title={waiting.refusedTitle}
        action={<ButtonLink href={`/${slug}/erp/journal`}>{words.journal}</ButtonLink>}
      >
        {waiting.refused}
      </Notice>
    );
  }
  return (
    <Notice
      tone="inf"
      news={false}
      title={waiting.title}
      action={byHand > 0 && <ButtonLink href={`/${slug}/erp/people?kind=hand`}>{waiting.see}</ButtonLink>}
    >
      {byHand > 0 ? waiting.body(byHand, formatNumber(locale, byHand)) : waiting.nobody}
    </Notice>
  );
}
