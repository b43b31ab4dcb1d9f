import { Notice } from '#components/notice.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { StaffVerdict } from '#lib/registrations/read-verdict.ts';

/** The verdict in one sentence, and what comes next. */
export function VerdictBanner({ found, words }: { found: StaffVerdict; words: Dictionary['access'] }) {
  const { title, next } = sentence(found, words);
  const { reason } = found.verdict;
  const waits = reason === 'pending-validation' || reason === 'email-unproved';
  return (
    <Notice tone={reason === 'open' ? 'ok' : waits ? 'wait' : 'err'} title={title}>
      {next}
    </Notice>
  );
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
