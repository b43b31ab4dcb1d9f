'use client';

import { useState } from 'react';
import { Button } from './button.tsx';
import type { ButtonSize } from './button-class.ts';
import { copyText } from './copy-text.ts';
import { useHydrated } from './live/use-hydrated.ts';

type Props = {
  text: string;
  words: { copy: string; copied: string };
  /** What it is, for who hears the button and not what stands beside it. */
  about?: string;
  size?: ButtonSize;
};

/**
 * Puts a text into the clipboard, and says so until one goes on. Where no script runs, it is not
 * there: the text itself can be selected.
 */
export function CopyButton({ text, words, about, size = 'mini' }: Props) {
  const scripted = useHydrated();
  const [copied, setCopied] = useState<string | null>(null);
  if (!scripted) return null;
  const copy = () =>
    copyText(text).then(
      () => setCopied(text),
      () => undefined,
    );
  const done = copied === text;
  return (
    <Button type="button" size={size} icon={done ? 'check' : 'copy'} onClick={copy} onBlur={() => setCopied(null)}>
      <span aria-live="polite">{done ? words.copied : words.copy}</span>
      {about && <span className="sr-only"> {about}</span>}
    </Button>
  );
}
