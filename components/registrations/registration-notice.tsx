import Link from 'next/link';
import { Notice } from '#components/page/notice.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';

type Props = {
  /** The `notice` of the address, whatever it holds. */
  notice: unknown;
  /** `/club-lumiere` */
  base: string;
  words: Dictionary['registrations'];
};

/** Whether a `notice` is on the list. */
export function tellsOfRegistration(notice: unknown, { notices, problems }: Props['words']): boolean {
  return keyOf(notices, notice) !== undefined || keyOf(problems, notice) !== undefined;
}

/**
 * What just became of somebody's way into the app. Shows nothing for a key that is not on the list.
 */
export function RegistrationNotice({ notice, base, words }: Props) {
  const { notices, problems } = words;
  const done = keyOf(notices, notice);
  const problem = keyOf(problems, notice);
  if (!done && !problem) return null;
  const wroteMail = done === 'invitation-queued' || done === 'code-queued' || done === 'request-refused';
  return (
    <div className="mb-4">
      <Notice
        tone={done ? 'ok' : waits.has(problem as string) ? 'wait' : 'err'}
        action={
          wroteMail && (
            <Link href={`${base}/outbox`} prefetch={false} className="font-[580] underline underline-offset-2">
              {words.openOutbox}
            </Link>
          )
        }
      >
        {done ? notices[done] : problem && problems[problem]}
      </Notice>
    </div>
  );
}

/** Nothing is wrong: it only has to wait, or was done already. */
const waits = new Set([
  'cool-down',
  'weekly-limit',
  'daily-limit',
  'code-just-sent',
  'queued',
  'registered',
  'none-chosen',
]);

function keyOf<Texts extends object>(texts: Texts, word: unknown): keyof Texts | undefined {
  return typeof word === 'string' && Object.hasOwn(texts, word) ? (word as keyof Texts) : undefined;
}
