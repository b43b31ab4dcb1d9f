import { Badge } from '#components/badge.tsx';
import type { Tone } from '#components/page/tone.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';

const tones: Record<string, Tone> = { held: 'wait', applied: 'ok', discarded: 'none', failed: 'err' };

/** Shows the state of a snapshot of the ERP. */
export function SnapshotBadge({ state, words }: { state: string; words: Dictionary['erp'] }) {
  return <Badge tone={tones[state] ?? 'inf'}>{words.snapshotStates[state]}</Badge>;
}
