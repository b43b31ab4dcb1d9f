import { Badge } from '#components/badge.tsx';
import type { Tone } from '#components/page/tone.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';

export type Verdict = keyof Dictionary['erp']['verdicts'];

const tones: Record<Verdict, Tone> = {
  applied: 'ok',
  unchanged: 'none',
  duplicate: 'none',
  stale: 'none',
  ignored: 'none',
  held: 'wait',
  discarded: 'none',
  failed: 'err',
  invalid: 'err',
  received: 'wait',
};

/** What became of an event. */
export function VerdictBadge({ verdict, words }: { verdict: Verdict; words: Pick<Dictionary['erp'], 'verdicts'> }) {
  return <Badge tone={tones[verdict]}>{words.verdicts[verdict]}</Badge>;
}
