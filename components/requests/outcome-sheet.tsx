import Link from 'next/link';
import { Drawing } from '#components/drawing.tsx';
import { iconPaths } from '#components/icon-paths.ts';
import { Sheet } from '#components/page/sheet.tsx';
import { toneClass } from '#components/page/tone.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { DecidableRequest } from '#lib/requests/read-request.ts';
import { UndoDecision } from './undo-decision.tsx';

/** `problem`: why a request still waits; null when it does not any more. */
export type Outcome = { request: DecidableRequest; problem: keyof Dictionary['registrations']['problems'] | null };

type Props = {
  outcomes: readonly Outcome[];
  undo: (form: FormData) => Promise<void>;
  /** The structure, and the page to come back to. */
  fields: Record<string, string>;
  /** `/club-lumiere` */
  base: string;
  dictionary: Pick<Dictionary, 'requests' | 'registrations'>;
};

/** What became of each request of a selection. */
export function OutcomeSheet({ outcomes, undo, fields, base, dictionary }: Props) {
  const { outcome: words } = dictionary.requests;
  const undoable = outcomes.filter(({ request, problem }) => !problem && request.undoable);
  const ids = undoable.map(({ request }) => request.id);
  return (
    <Sheet
      title={words.title}
      aside={
        ids.length > 1 && (
          <UndoDecision action={undo} ids={ids} fields={fields}>
            {words.undoAll}
          </UndoDecision>
        )
      }
    >
      <ul className="pt-2">
        {outcomes.map(({ request, problem }) => (
          <li
            key={request.id}
            className="flex flex-wrap items-center gap-x-3.5 gap-y-1 border-t border-line px-3.5 py-2.5 wide:px-[18px]"
          >
            <span
              className={`grid size-6 flex-none place-items-center rounded-full text-tiny ${toneClass[problem ? 'err' : 'ok']}`}
            >
              <Drawing path={problem ? iconPaths.cross : iconPaths.check} weight={2.6} />
            </span>
            <p className="min-w-0 flex-[1_1_14rem] break-words">
              <b>{request.name || request.email}</b> ·{' '}
              <span className="text-soft">
                {problem
                  ? dictionary.registrations.problems[problem]
                  : words[request.validation === 'refused' ? 'refused' : 'validated']}
              </span>
            </p>
            {request.client && (
              <Link
                href={`${base}/clients/${request.client.id}`}
                prefetch={false}
                className="text-note font-[560] text-accent underline underline-offset-2"
              >
                {words.open(request.client.name)}
              </Link>
            )}
            {ids.includes(request.id) && (
              <UndoDecision action={undo} ids={[request.id]} fields={fields}>
                {words.undo}
                <span className="sr-only">{` ${request.name || request.email}`}</span>
              </UndoDecision>
            )}
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
