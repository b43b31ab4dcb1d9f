'use client';

import { type RefObject, useLayoutEffect, useRef, useState } from 'react';
import { useHydrated } from '#components/live/use-hydrated.ts';

type EarlyText = Pick<HTMLTextAreaElement, 'value' | 'selectionStart' | 'selectionEnd'>;

/**
 * Keeps what was typed or selected in a text area before the scripts were at work: React takes over
 * input fields as they are, but writes its own text into every text area that is not empty.
 * @param id the id of the text area
 * @returns the ref to set on it
 */
export function useEarlyText(id: string): RefObject<HTMLTextAreaElement | null> {
  const hydrated = useHydrated();
  const field = useRef<HTMLTextAreaElement>(null);
  const [early] = useState(() => (hydrated ? null : readEarly(id)));
  useLayoutEffect(() => {
    const node = field.current;
    if (!early || !node || node.value !== node.defaultValue || node.selectionStart !== node.selectionEnd) return;
    if (node.value !== early.value) node.value = early.value;
    if (document.activeElement === node) node.setSelectionRange(early.selectionStart, early.selectionEnd);
  }, [early]);
  return field;
}

function readEarly(id: string): EarlyText | null {
  if (typeof document === 'undefined') return null;
  const found = document.getElementById(id);
  if (!(found instanceof HTMLTextAreaElement)) return null;
  const { value, selectionStart, selectionEnd } = found;
  return { value, selectionStart, selectionEnd };
}
