'use client';

import { useEffect, useRef, useState } from 'react';
import { buttonClass } from '#components/button-class.ts';

type Props = {
  /** Whether the page opened with every box ticked, and how many boxes it has. */
  all: boolean;
  boxes: number;
  /** The search parameters of the page beside `all`, as in an address; may be empty. */
  search: string;
  words: Record<'validateSelected' | 'selectAll' | 'selectNone', string>;
};

/**
 * Ticks every request of the page, or none, and validates the ticked ones; the button says how
 * many. Without scripts the link opens the page with every box ticked, and the number is that.
 */
export function SelectionBar({ all, boxes, search, words }: Props) {
  const bar = useRef<HTMLDivElement>(null);
  const [ticked, setTicked] = useState(all ? boxes : 0);
  useEffect(() => {
    const form = bar.current?.closest('form');
    const count = () => setTicked(form?.querySelectorAll('input[name=ids]:checked').length ?? 0);
    count();
    form?.addEventListener('change', count);
    return () => form?.removeEventListener('change', count);
  });
  const isFull = boxes > 0 && ticked === boxes;
  return (
    <div ref={bar} className="flex flex-wrap items-center gap-2">
      {boxes > 0 && (
        <a
          className={buttonClass('plain')}
          href={`?${isFull ? '' : 'all=1&'}${search}`}
          onClick={(event) => {
            event.preventDefault();
            const found = bar.current?.closest('form')?.querySelectorAll<HTMLInputElement>('input[name=ids]') ?? [];
            for (const box of found) box.checked = !isFull;
            setTicked(isFull ? 0 : found.length);
          }}
        >
          {isFull ? words.selectNone : words.selectAll}
        </a>
      )}
      {/* biome-ignore lint/a11y/useButtonType: it submits without saying so. */}
      <button className={buttonClass('go')}>
        {ticked > 0 ? `${words.validateSelected} (${ticked})` : words.validateSelected}
      </button>
    </div>
  );
}
