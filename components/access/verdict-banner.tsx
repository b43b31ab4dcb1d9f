import { Notice } from '#components/page/notice.tsx';
import type { Tone } from '#components/page/tone.ts';
import type { StaffVerdict } from '#lib/access/read-verdict.ts';
import type { AccessScreen } from './access-screen.ts';

/** The verdict in one sentence, and what comes next. */
export function VerdictBanner({
  found,
  screen,
}: {
  found: StaffVerdict;
  screen: Pick<AccessScreen, 'mayAdd' | 'dictionary'>;
}) {
  const { title, next } = sentence(found, screen);
  return (
    <Notice tone={toneOf(found)} title={title} news={false}>
      {next}
    </Notice>
  );
}

/**
 * The tone of a verdict. A client who has not registered, or who waits for a decision, is no error.
 */
function toneOf({ verdict: { reason }, namesake }: StaffVerdict): Tone {
  if (reason === 'open') return 'ok';
  if (reason === 'not-registered' && namesake && !namesake.deletedAt) return 'none';
  return reason === 'pending-validation' || reason === 'email-unproved' ? 'wait' : 'err';
}

function sentence(
  { verdict, namesake }: StaffVerdict,
  { mayAdd, dictionary: { access: words } }: Pick<AccessScreen, 'mayAdd' | 'dictionary'>,
): { title: string; next: string } {
  const { unknown, reasons, takenTitle } = words;
  if (verdict.reason === 'not-registered') {
    if (!namesake) return unknown;
    return namesake.deletedAt
      ? { title: reasons[verdict.reason].title, next: words.binnedNext }
      : reasons[verdict.reason];
  }
  if (verdict.reason === 'not-attached') {
    if (!namesake)
      return { title: reasons[verdict.reason].title, next: mayAdd ? words.strangerNext : words.strangerToErp };
    return namesake.heldBy
      ? { title: takenTitle, next: words.takenNext }
      : { title: reasons[verdict.reason].title, next: words.detachedNext };
  }
  return reasons[verdict.reason];
}
