'use client';

import { type RefObject, useEffect, useState } from 'react';
import { type DropProblem, dragsFiles, dropProblem } from './judge-drop.ts';

/** What the page shows: a file over it, a file on its way, or why what was dropped is none. */
type DropState = 'idle' | 'over' | 'sending' | DropProblem;

/**
 * Puts a file that is dropped anywhere on the page into the file field of the form around an
 * element, and sends the form.
 */
export function useDrop(place: RefObject<HTMLElement | null>): DropState {
  const [state, setState] = useState<DropState>('idle');
  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    const onDrag = (event: DragEvent) => {
      if (!dragsFiles(event.dataTransfer)) return;
      // Without this the browser would open the file instead.
      event.preventDefault();
      setState('over');
    };
    const onDrop = (event: DragEvent) => {
      if (!event.dataTransfer || !dragsFiles(event.dataTransfer)) return;
      event.preventDefault();
      const problem = dropProblem(event.dataTransfer);
      setState(problem ?? (sendFile(place.current, event.dataTransfer.files) ? 'sending' : 'idle'));
    };
    // A file that leaves the window is over no other element of it.
    const onLeave = (event: DragEvent) => event.relatedTarget === null && setState('idle');
    document.addEventListener('dragenter', onDrag, { signal });
    document.addEventListener('dragover', onDrag, { signal });
    document.addEventListener('dragleave', onLeave, { signal });
    document.addEventListener('drop', onDrop, { signal });
    // A file that is chosen in the field ends what was said about another one.
    document.addEventListener('change', () => setState('idle'), { signal });
    // The way back shows this page as it was left, with nothing on its way any more.
    window.addEventListener('pageshow', (event) => event.persisted && setState('idle'), { signal });
    return () => listening.abort();
  }, [place]);
  return state;
}

/** Returns whether there is a form to send. */
function sendFile(place: HTMLElement | null, files: FileList): boolean {
  const form = place?.closest('form');
  const field = form?.querySelector<HTMLInputElement>('input[type="file"]');
  if (!form || !field) return false;
  field.files = files;
  form.requestSubmit();
  return true;
}
