'use client';

import { useRef } from 'react';
import { Icon } from '#components/icon.tsx';
import { useHydrated } from '#components/live/use-hydrated.ts';
import type { DropProblem } from './judge-drop.ts';
import { useDrop } from './use-drop.ts';

type Props = {
  words: { drop: string; dropHint: string; dropping: string; dropped: Record<DropProblem, string> };
};

/**
 * Takes a file that is dropped anywhere on the page, and sends it with the form around this
 * element. The file field of the form stays for keyboards, and alone without scripts.
 */
export function DropZone({ words }: Props) {
  const place = useRef<HTMLDivElement>(null);
  const hydrated = useHydrated();
  const state = useDrop(place);
  const isRefused = state === 'several' || state === 'folder' || state === 'nothing';
  return (
    <div ref={place} className="grid gap-2 empty:hidden">
      {hydrated && <p className="text-sm text-soft">{words.dropHint}</p>}
      {isRefused && (
        <p role="alert" className="flex items-start gap-1.5 text-sm font-[560] text-bad">
          <Icon name="alert" className="mt-[3px]" />
          <span>{words.dropped[state]}</span>
        </p>
      )}
      {state === 'sending' && (
        <p role="status" className="text-sm font-[560] text-accent">
          {words.dropping}
        </p>
      )}
      {state === 'over' && (
        <div className="pointer-events-none fixed inset-0 z-50 grid place-items-center bg-accent-wash/80 p-4">
          <div className="absolute inset-4 rounded-dialog border-2 border-dashed border-accent" />
          <p className="flex items-center gap-2.5 rounded-sheet bg-card px-6 py-4 text-lg font-[620] text-accent shadow-float">
            <Icon name="upload" />
            {words.drop}
          </p>
        </div>
      )}
    </div>
  );
}
