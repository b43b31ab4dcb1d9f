import { ButtonLink } from '#components/button.tsx';
import { Notice } from '#components/page/notice.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';

/** Until when a person may work here without a second factor. */
export function FactorBanner({ until, words }: { until: string; words: Dictionary['factor'] }) {
  const action = (
    <ButtonLink size="mini" href="/account/second-factor" prefetch={false}>
      {words.setUp}
    </ButtonLink>
  );
  return (
    <Notice tone="wait" news={false} action={action}>
      {words.banner(until)}
    </Notice>
  );
}
