import { Notice } from '#components/notice.tsx';
import type { Tone } from '#components/tone.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { StaffVerdict } from '#lib/registrations/read-verdict.ts';

/** The verdict in one sentence, and what comes next. */
export function VerdictBanner({ found, words }: { found: StaffVerdict; words: Dictionary['access'] }) {
  const { title, next } = sentence(found, words);
  return (
    <Notice tone={toneOf(found)} title={title} news={false}>
      {next}
    </Notice>
  );
}

/** Not to have registered yet is no error, and what waits for somebody is none either. */
function toneOf({ verdict: { reason }, namesake }: StaffVerdict): Tone {
  if (reason === 'open') return 'ok';
  if (reason === 'not-registered' && namesake && !namesake.deletedAt) return 'none';
  return reason === 'pending-validation' || reason === 'email-unproved' ? 'wait' : 'err';
}

function sentence({ verdict, namesake }: StaffVerdict, words: Dictionary['access']): { title: string; next: string } {
  const { unknown, reasons, takenTitle, strangerNext } = words;
  if (verdict.reason === 'not-registered') {
    if (!namesake) return unknown;
    return namesake.deletedAt ? { title: reasons[verdict.reason].title, next: words.binnedNext } : reasons[verdict.reason];
  }
  if (verdict.reason === 'not-attached') {
    if (!namesake) return { title: reasons[verdict.reason].title, next: strangerNext };
    return namesake.heldBy
      ? { title: takenTitle, next: words.takenNext }
      : { title: reasons[verdict.reason].title, next: words.detachedNext };
  }
  return reasons[verdict.reason];
}
