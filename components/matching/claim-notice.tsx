import { Notice } from '#components/page/notice.tsx';
import type { Tone } from '#components/page/tone.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';

type Words = Dictionary['claims'];

const tones: Record<keyof Words['notices'], Tone> = {
  'alias-removed': 'ok',
  'code-revoked': 'ok',
  'code-used': 'err',
  'already-registered': 'err',
  'in-bin': 'err',
  'no-code': 'err',
  'no-alias': 'err',
};

/**
 * What just happened to a code or an alias. Shows nothing for a `notice` that is not on the list.
 */
export function ClaimNotice({ notice, words }: { notice: unknown; words: Words }) {
  if (typeof notice !== 'string' || !Object.hasOwn(tones, notice)) return null;
  const key = notice as keyof Words['notices'];
  return (
    <div className="mb-4">
      <Notice tone={tones[key]}>{words.notices[key]}</Notice>
    </div>
  );
}
