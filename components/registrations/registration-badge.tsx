import { Badge } from '#components/badge.tsx';
import type { Tone } from '#components/page/tone.ts';
import type { RegistrationState } from '#lib/access/registration-state.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';

const tones: Record<RegistrationState, Tone> = {
  registered: 'ok',
  'not-registered': 'none',
  pending: 'wait',
  refused: 'err',
};

type Props = {
  state: RegistrationState;
  /** False for a registered client whom the verdict keeps out: then it is not green. */
  hasAccess?: boolean;
  words: Dictionary['registrations'];
};

/** How far a client is on the way into the app. */
export function RegistrationBadge({ state, hasAccess = true, words }: Props) {
  return <Badge tone={hasAccess ? tones[state] : 'wait'}>{words.states[state]}</Badge>;
}
