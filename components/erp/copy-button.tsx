'use client';

import { useEffect, useState } from 'react';
import { Button } from '#components/button.tsx';
import type { ButtonSize } from '#components/button-class.ts';

type Props = { text: string; label: string; done: string; about: string; size?: ButtonSize };

/** Milliseconds for which it says that it has been done. */
const shown = 2_000;

/** Puts a text into the clipboard. Without a script it is not there: a press on the text itself selects the whole of it. */
export function CopyButton({ text, label, done, about, size = 'mini' }: Props) {
  const [state, setState] = useState<'off' | 'ready' | 'copied'>('off');
  useEffect(() => {
    // Browsers offer the clipboard to secure pages only.
    if (navigator.clipboard) setState('ready');
  }, []);
  useEffect(() => {
    if (state !== 'copied') return;
    const timer = setTimeout(() => setState('ready'), shown);
    return () => clearTimeout(timer);
  }, [state]);
  if (state === 'off') return null;
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setState('copied'),
      () => undefined,
    );
  return (
    <Button type="button" size={size} icon={state === 'copied' ? 'check' : 'file'} onClick={copy}>
      <span aria-live="polite">{state === 'copied' ? done : label}</span>
      <span className="sr-only"> {about}</span>
    </Button>
  );
}
