'use client';

import { type ReactNode, useEffect, useState } from 'react';
import { browserIconPaths } from '#components/browser-icon-paths.ts';
import { buttonClass } from '#components/button-class.ts';
import { DocumentTitle } from '#components/document-title.tsx';
import { Drawing } from '#components/drawing.tsx';
import { askSession, sessionDoubt } from './ask-session.ts';
import { useEditedForms } from './use-edited-forms.ts';
import { waitForServer } from './wait-for-server.ts';

type Props = {
  /** The account whose session shows the page. */
  staffId: string;
  words: Record<'title' | 'text' | 'kept' | 'signIn', string>;
  children: ReactNode;
};

/** `kept`: out of sight, because a form of it has typed text. */
type State = 'open' | 'kept' | 'ended';

/** Milliseconds between two questions whether the session goes on, and how long text is kept. */
const pause = { shown: 60_000, hidden: 300_000, kept: 600_000 };

/**
 * Takes the page away when the session that shows it has ended: here, on another device, by time,
 * or because another account signed in. It asks every minute, when the page is shown again and when
 * the stream of changes breaks off; once the time of the session is over it needs no answer. The
 * page then leads to signing in and back. Where a form holds typed text, the page is hidden for ten
 * minutes instead, and shown again to the same account.
 */
export function SessionWatch({ staffId, words, children }: Props) {
  const [state, setState] = useState<State>('open');
  const isEdited = useEditedForms();

  useEffect(() => {
    let over = Number.POSITIVE_INFINITY;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const left = new AbortController();
    const { signal } = left;
    const check = async () => {
      clearTimeout(timer);
      const answer = await askSession(staffId, signal);
      if (signal.aborted) return;
      if (answer.is === 'open') over = Date.now() + answer.seconds * 1_000;
      const ended = answer.is === 'ended' || Date.now() >= over;
      setState((before) => (before === 'ended' ? before : stateAfter(before, ended, answer.is === 'open', isEdited)));
      clearTimeout(timer);
      const next = Math.min(document.hidden ? pause.hidden : pause.shown, Math.max(1_000, over - Date.now()));
      timer = setTimeout(check, next);
    };
    const onVisibility = () => void (document.hidden || check());
    timer = setTimeout(check, pause.shown);
    document.addEventListener('visibilitychange', onVisibility, { signal });
    document.addEventListener(sessionDoubt, () => void check(), { signal });
    return () => {
      left.abort();
      clearTimeout(timer);
    };
  }, [staffId, isEdited]);

  useEffect(() => {
    if (state === 'open') return;
    if (state === 'kept') {
      const timer = setTimeout(() => setState('ended'), pause.kept);
      return () => clearTimeout(timer);
    }
    // What the server sent is in the scripts of the document too.
    for (const script of document.querySelectorAll('script:not([src])')) script.remove();
    const left = new AbortController();
    void waitForServer(left.signal).then(() => left.signal.aborted || location.replace(signInAddress()));
    return () => left.abort();
  }, [state]);

  return (
    <>
      {state !== 'ended' && (
        <div className="contents" hidden={state === 'kept'}>
          {children}
        </div>
      )}
      {state !== 'open' && <SessionEnded isKept={state === 'kept'} words={words} />}
    </>
  );
}

function stateAfter(before: State, ended: boolean, isOpen: boolean, isEdited: () => boolean): State {
  if (ended) return before === 'kept' || isEdited() ? 'kept' : 'ended';
  return isOpen ? 'open' : before;
}

/** Who is signed in after all is led back from there at once. */
function signInAddress(): string {
  return `/sign-in?${new URLSearchParams({ callbackUrl: location.pathname + location.search })}`;
}

function SessionEnded({ isKept, words }: Pick<Props, 'words'> & { isKept: boolean }) {
  return (
    <main className="mx-auto grid max-w-[46ch] justify-items-center gap-2 px-5 py-14 text-center">
      <DocumentTitle text={words.title} />
      <span className="mb-2 grid size-14 place-items-center rounded-full bg-bad-wash text-2xl text-bad">
        <Drawing path={browserIconPaths.alert} weight={1.8} />
      </span>
      <div role="alert" className="grid gap-2">
        <h1 className="text-xl font-[640] tracking-[-.015em]">{words.title}</h1>
        <p className="text-soft">{isKept ? words.kept : words.text}</p>
      </div>
      {isKept && (
        <a
          href={signInAddress()}
          target="_blank"
          rel="noreferrer"
          data-plain=""
          className={`${buttonClass('go')} mt-3`}
        >
          {words.signIn}
        </a>
      )}
    </main>
  );
}
