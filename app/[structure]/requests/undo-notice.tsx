import { UndoDecision } from '#components/requests/undo-decision.tsx';
import { firstValue } from '#lib/forms/first-value.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { isId } from '#lib/identity/id.ts';
import { undoAction } from './undo-action.ts';

type Parameters = Record<string, string | string[] | undefined>;

/** The way back in the notice of a decision about a request; null for any other notice. */
export function undoNotice(parameters: Parameters, fields: Record<string, string>, { requests }: Dictionary) {
  const id = firstValue(parameters.request);
  const notice = firstValue(parameters.notice);
  if (!isId(id) || (notice !== 'request-validated' && notice !== 'request-refused')) return null;
  return (
    <UndoDecision action={undoAction} ids={[id]} fields={fields}>
      {requests.outcome.undo}
    </UndoDecision>
  );
}
