import { Badge } from '#components/badge.tsx';
import { ButtonLink } from '#components/button.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';

/** Whether signing in asks for a code, and the way to change that. */
export function FactorSheet({ isOn, words }: { isOn: boolean; words: Dictionary['factor'] }) {
  return (
    <Sheet title={words.title} aside={<Badge tone={isOn ? 'ok' : 'none'}>{isOn ? words.on : words.off}</Badge>} padded>
      <p className="mb-3 text-soft">{words.intro}</p>
      <ButtonLink href="/account/second-factor" prefetch={false}>
        {isOn ? words.manage : words.setUp}
      </ButtonLink>
    </Sheet>
  );
}
