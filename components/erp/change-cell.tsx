import { Badge } from '#components/badge.tsx';
import { Icon } from '#components/icon.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';

type Props = { removes: boolean; email: string; newEmail: string | null; words: Dictionary['erp'] };

/** Shows a held change of a person: a removal, or a change of address. */
export function ChangeCell({ removes, email, newEmail, words: { held } }: Props) {
  if (removes) {
    return (
      <>
        <Badge tone="err">{held.removed}</Badge>
        <span className="mt-0.5 block text-sm text-soft">{held.removedBody}</span>
      </>
    );
  }
  return (
    <>
      <Badge tone="wait" icon="mail">
        {held.readdressed}
      </Badge>
      <span className="mt-0.5 block text-sm wrap-anywhere text-soft">
        <del>{email}</del> <Icon name="right" className="inline-block align-[-0.1em]" />{' '}
        <ins className="text-ink no-underline">{newEmail}</ins>
      </span>
    </>
  );
}
