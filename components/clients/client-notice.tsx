import { Button } from '#components/button.tsx';
import { Notice } from '#components/page/notice.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';

const keys = ['client-added', 'client-edited', 'client-unchanged', 'client-deleted', 'client-restored'] as const;
const problemKeys = ['not-allowed', 'not-found', 'managed-by-erp', 'failed'] as const;

type Props = {
  /** The `notice` of the address, whatever it holds. */
  notice: unknown;
  name: string;
  /** Given after a deletion: what takes it back. */
  undo?: { action: (form: FormData) => Promise<void>; fields: Record<string, string> } | undefined;
  dictionary: Dictionary;
};

/** Whether a `notice` is on the list. */
export function tellsOfClient(notice: unknown): boolean {
  return [...keys, ...problemKeys].some((known) => known === notice);
}

/**
 * What just happened to a client, with the way back. Shows nothing for a key that is not on the
 * list.
 */
export function ClientNotice({ notice, name, undo, dictionary }: Props) {
  const { clients, problems } = dictionary;
  const texts: Record<(typeof keys)[number], string> = {
    'client-added': clients.noticeAdded(name),
    'client-edited': clients.noticeEdited,
    'client-unchanged': clients.noticeUnchanged,
    'client-deleted': clients.noticeDeleted,
    'client-restored': clients.noticeRestored,
  };
  const key = keys.find((known) => known === notice);
  const problem = problemKeys.find((known) => known === notice);
  if (!key && !problem) return null;
  return (
    <div className="mb-4">
      <Notice
        tone={key ? 'ok' : 'err'}
        action={
          undo && (
            <form action={undo.action}>
              {Object.entries(undo.fields).map(([field, value]) => (
                <input key={field} type="hidden" name={field} value={value} />
              ))}
              <Button size="mini">{clients.undo}</Button>
            </form>
          )
        }
      >
        {key ? texts[key] : problems[problem === 'failed' || !problem ? 'unexpected' : problem]}
      </Notice>
    </div>
  );
}
