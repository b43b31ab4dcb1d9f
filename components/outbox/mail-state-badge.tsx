import { Badge } from '#components/badge.tsx';
import type { Tone } from '#components/page/tone.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { MailState } from '#lib/mail/mail-state.ts';

const tones: Record<MailState, Tone> = {
  queued: 'wait',
  sent: 'inf',
  delivered: 'ok',
  bounced: 'err',
  complained: 'err',
  suppressed: 'err',
  failed: 'err',
  'in-doubt': 'wait',
  cancelled: 'none',
};

/** Where a mail is on its way. */
export function MailStateBadge({ state, words }: { state: MailState; words: Dictionary['outbox'] }) {
  return <Badge tone={tones[state]}>{words.states[state]}</Badge>;
}
