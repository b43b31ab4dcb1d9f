import Link from 'next/link';
import { eventProblemText } from '#components/erp/event-problem.ts';
import { VerdictBadge } from '#components/erp/verdict-badge.tsx';
import { ChangeList } from '#components/page/change-list.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { listChanges } from '#lib/audit/list-changes.ts';
import type { JudgedAgain, NotJudged } from '#lib/erp/events/judge-again.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';

type Props = {
  judged: JudgedAgain | NotJudged;
  /** Whether the event was ignored for its kind of record. */
  wasNotCounted: boolean;
  slug: string;
  dictionary: Dictionary;
};

/** What an event without effect would do if it were judged now, or why that is not known. */
export function AgainSheet({ judged, wasNotCounted, slug, dictionary }: Props) {
  const { erp: words, erpExplained, shell } = dictionary;
  const { again } = erpExplained;
  if (typeof judged === 'string') {
    const sentence = judged === 'ended' ? again.ended : again.notKept;
    return (
      <Sheet padded title={again.title}>
        <p>{sentence}</p>
      </Sheet>
    );
  }
  const { verdict, effect, client, changes, problems, hold, ignored } = judged;
  // Nothing of an event that concerns no client was kept.
  if (verdict === 'ignored' && !wasNotCounted) return null;
  const sentence = hold ? words.holds[hold] : (again.effects[effect] ?? again.verdicts[verdict]);
  const shown = listChanges(dictionary, changes);
  return (
    <Sheet padded title={again.title}>
      <div className="grid gap-2">
        <p className="text-soft">{again.note}</p>
        {verdict === 'ignored' && !ignored ? (
          <p>{again.countsNow}</p>
        ) : (
          <p className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
            <VerdictBadge verdict={verdict} words={words} /> {ignored ? erpExplained.refusals[ignored] : sentence}
          </p>
        )}
        {client && (
          <p>
            <Link
              href={`/${slug}/clients/${client.id}`}
              prefetch={false}
              className="text-accent underline underline-offset-2"
            >
              {client.name}
            </Link>
          </p>
        )}
        {shown.length > 0 && <ChangeList changes={shown} emptyWord={shell.empty} colon={shell.colon} />}
        {problems.length > 0 && (
          <ul className="grid gap-1">
            {problems.map((problem) => (
              <li key={`${problem.pointer} ${problem.code}`}>{eventProblemText(problem, words)}</li>
            ))}
          </ul>
        )}
      </div>
    </Sheet>
  );
}
