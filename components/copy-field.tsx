'use client';

import { useRef, useState } from 'react';
import { Button } from './button.tsx';
import { TextareaField } from './textarea-field.tsx';
import { useHydrated } from './use-hydrated.ts';

type Props = {
  name: string;
  label: string;
  hint: string;
  text: string;
  /** Language of the text, where it may be another one than the page's. */
  lang: string;
  copyLabel: string;
  copiedLabel: string;
};

/** A text to send on: a button copies it; where no script runs, it is there to be selected. */
export function CopyField({ name, label, hint, text, lang, copyLabel, copiedLabel }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const [copied, setCopied] = useState<string | null>(null);
  const scripted = useHydrated();

  async function copy() {
    const field = box.current?.querySelector('textarea');
    field?.select();
    // Outside of a secure context there is only the old way.
    if (navigator.clipboard) await navigator.clipboard.writeText(text);
    else document.execCommand('copy');
    setCopied(text);
  }

  return (
    <div ref={box} className="grid gap-2.5">
      {/* The key: a readonly text that the server changes is shown anew. */}
      <TextareaField key={text} name={name} label={label} hint={hint} defaultValue={text} lang={lang} rows={5} readOnly />
      {scripted && (
        <div className="flex flex-wrap items-center gap-2.5">
          <Button type="button" size="mini" icon={copied === text ? 'check' : 'letter'} onClick={() => void copy().catch(() => undefined)}>
            {copyLabel}
          </Button>
          <span aria-live="polite" className="text-note font-[560] text-accent">
            {copied === text && copiedLabel}
          </span>
        </div>
      )}
    </div>
  );
}
