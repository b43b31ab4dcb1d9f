import { Badge } from '#components/badge.tsx';
import { ButtonLink } from '#components/button.tsx';
import { Cell, Row, RowHead } from '#components/page/table.tsx';
import type { ListedKey } from '#lib/app-auth/app-settings.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';

type Props = {
  appKey: ListedKey;
  revokeHref: string;
  showDay: (moment: Date) => string;
  words: Dictionary['settings']['keys'];
};

/** One key of an app: what it may do, whether it is in use. The key itself is shown nowhere. */
export function KeyRow({ appKey, revokeHref, showDay, words }: Props) {
  const { name, ending, mayVouch, createdAt, lastUsedAt, revokedAt } = appKey;
  return (
    <Row>
      <RowHead>
        <b className="break-words">{name}</b>
        <span className="block text-note text-soft">
          {words.ending(ending)} · {words.created(showDay(createdAt))}
        </span>
      </RowHead>
      <Cell across>
        <Badge tone={mayVouch ? 'inf' : 'none'} icon={mayVouch ? 'check' : 'dash'}>
          {mayVouch ? words.mayVouch : words.mayNotVouch}
        </Badge>
      </Cell>
      <Cell label={words.columns.used}>{lastUsedAt ? showDay(lastUsedAt) : words.neverUsed}</Cell>
      <Cell end>
        {revokedAt ? (
          <Badge tone="err">{words.revoked(showDay(revokedAt))}</Badge>
        ) : (
          <ButtonLink
            size="mini"
            href={revokeHref}
            scroll={false}
            prefetch={false}
            aria-label={`${words.revoke} ${name}`}
          >
            {words.revoke}
          </ButtonLink>
        )}
      </Cell>
    </Row>
  );
}
