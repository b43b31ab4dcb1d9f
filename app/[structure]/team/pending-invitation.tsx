import { Button } from '#components/button.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { Invitation } from '#lib/staff/colleagues-of.ts';
import { withdrawAction } from './team-actions.ts';

type Props = { invitation: Invitation; until: string; slug: string; words: Dictionary['staff'] };

/**
 * An invitation that may still be used, with a button that withdraws it, for instance after a
 * mistyped address.
 */
export function PendingInvitation({ invitation: { id, name, role, email }, until, slug, words }: Props) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1">
      <p className="min-w-0 flex-[1_1_14rem] wrap-anywhere">
        <b>{name}</b> · {words.roles[role]} · {email && <>{email} · </>}
        <span className="text-soft">{words.until(until)}</span>
      </p>
      <form action={withdrawAction}>
        <input type="hidden" name="structure" value={slug} />
        <input type="hidden" name="id" value={id} />
        <Button size="mini" aria-label={words.withdrawOf(name)}>
          {words.withdraw}
        </Button>
      </form>
    </li>
  );
}
