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
  words: Dictionary['registrations'];
};

/** How far a client is on the way into the app. */
export function RegistrationBadge({ state, words }: Props) {
  return <Badge tone={tones[state]}>{words.states[state]}</Badge>;
}
