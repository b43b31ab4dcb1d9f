import { ButtonLink } from '#components/button.tsx';
import { Notice } from '#components/page/notice.tsx';
import type { SeparableMerge } from '#lib/clients/merged/tombstones.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';

type Props = {
  merges: readonly SeparableMerge[];
  /** The client's page. */
  here: string;
  showDay: (moment: Date) => string;
  words: Dictionary['merging'];
};

/** Which records were merged into a client lately: the latest can be separated again. */
export function MergeNotice({ merges: [latest], here, showDay, words }: Props) {
  if (!latest) return null;
  const name = latest.name || latest.email;
  return (
    <div className="mb-4">
      <Notice
        tone="none"
        news={false}
        action={
          <ButtonLink
            href={`${here}/separate?${new URLSearchParams({ other: latest.clientId })}`}
            size="mini"
            icon="back"
          >
            <span aria-hidden="true">{words.separate}</span>
            <span className="sr-only">{words.separateNamed(name)}</span>
          </ButtonLink>
        }
      >
        {words.merged(name, showDay(latest.mergedAt))}
      </Notice>
    </div>
  );
}
