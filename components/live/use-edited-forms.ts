'use client';

import { useCallback, useEffect, useRef } from 'react';

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * Returns a function that says whether a form on the page holds typed or chosen values.
 * Searches do not count, and neither do passwords.
 */
export function useEditedForms(): () => boolean {
  const edited = useRef(new Set<Control>());
  useEffect(() => {
    const note = ({ target }: Event) => {
      if (isControl(target) && target.form?.method === 'post' && target.type !== 'password') edited.current.add(target);
    };
    document.addEventListener('input', note);
    return () => document.removeEventListener('input', note);
  }, []);
  return useCallback(() => {
    for (const control of edited.current) if (!control.isConnected) edited.current.delete(control);
    return edited.current.size > 0;
  }, []);
}

function isControl(target: EventTarget | null): target is Control {
  return (
    target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
  );
}
