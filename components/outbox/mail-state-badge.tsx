import { Badge } from '#components/badge.tsx';
import type { Tone } from '#components/tone.ts';
import type { MailState } from '#lib/database/generated/enums.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';

const tones: Record<MailState, Tone> = { queued: 'wait', sent: 'ok', failed: 'err' };

/** Where a mail is on its way. */
export function MailStateBadge({ state, words }: { state: MailState; words: Dictionary['outbox'] }) {
  return <Badge tone={tones[state]}>{words.states[state]}</Badge>;
}
