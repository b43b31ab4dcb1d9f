import { Notice } from '#components/page/notice.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';

type Props = {
  limits: { structure: Date | null; keys: { name: string; until: Date }[] };
  showMoment: (moment: Date) => string;
  words: Dictionary['registrations'];
};

/**
 * That the structure or one of its app keys has had all codes of the day mailed, and until when.
 * Shows nothing otherwise.
 */
export function StructureLimitNotice({ limits: { structure, keys }, showMoment, words: { codeLimit } }: Props) {
  if (!structure && keys.length === 0) return null;
  return (
    <div className="mb-4">
      <Notice tone="wait" title={codeLimit.structure.title} news={false}>
        {structure && <p>{codeLimit.structure.whole(showMoment(structure))}</p>}
        {keys.map(({ name, until }) => (
          <p key={name}>{codeLimit.structure.key(name, showMoment(until))}</p>
        ))}
      </Notice>
    </div>
  );
}
