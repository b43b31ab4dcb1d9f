'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState, useTransition } from 'react';
import { browserIconPaths } from '#components/browser-icon-paths.ts';
import { buttonClass } from '#components/button-class.ts';
import { Drawing } from '#components/drawing.tsx';
import { SearchResult } from './search-result.tsx';

type SearchFieldProps = {
  /** Where the form leads: the list itself. */
  action: string;
  /** What is searched now. */
  query: string;
  /** The other parameters to keep, such as `state` and `sort`; never the place in the pages. */
  keep?: Record<string, string | undefined>;
  label: string;
  placeholder: string;
  submitLabel: string;
  name?: string;
  /** What was found, in words, which is read out once typing pauses. */
  result?: string;
};

/**
 * Search that follows the typing; a plain form without a script. `/` leads here from anywhere on
 * the page. Enter sends `open=1`, on which a list opens its only row: typing must not leave the
 * page.
 */
export function SearchField({
  action,
  query,
  keep = {},
  label,
  placeholder,
  submitLabel,
  name = 'q',
  result,
}: SearchFieldProps) {
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const [searching, startSearch] = useTransition();
  // The shortcut is shown only once its listener is registered.
  const [listening, setListening] = useState(false);
  const [hasTyped, setTyped] = useState(false);
  const kept = Object.entries(keep).filter((entry): entry is [string, string] => Boolean(entry[1]));

  const search = (text: string, opens = false) => {
    clearTimeout(timer.current);
    setTyped(true);
    const typed = text.trim() === '' ? [] : [[name, text], ...(opens ? [['open', '1']] : [])];
    const parameters = new URLSearchParams([...typed, ...kept] as [string, string][]);
    const address = parameters.size === 0 ? action : `${action}?${parameters}`;
    startSearch(() => (opens ? router.push(address) : router.replace(address, { scroll: false })));
  };

  useEffect(() => {
    // Back, a filter or "clear" change the search from outside; what is being typed is not touched.
    if (input.current && document.activeElement !== input.current) input.current.value = query;
  }, [query]);

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const typing =
        event.target instanceof HTMLElement &&
        event.target.matches('input, textarea, select, [contenteditable], dialog *');
      if (event.key !== '/' || typing || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    document.addEventListener('keydown', onKeyDown);
    setListening(true);
    return () => {
      document.removeEventListener('keydown', onKeyDown);
      clearTimeout(timer.current);
    };
  }, []);

  return (
    <search className="flex min-w-0 flex-[1_1_20rem] gap-2 print:hidden">
      <form
        action={action}
        aria-busy={searching}
        onSubmit={(event) => {
          event.preventDefault();
          search(input.current?.value ?? '', true);
        }}
        className="group flex min-w-0 flex-1 gap-2"
      >
        {kept.map(([key, value]) => (
          <input key={key} type="hidden" name={key} value={value} />
        ))}
        <input type="hidden" name="open" value="1" />
        <label className="relative block min-w-0 flex-1 text-soft">
          <span className="sr-only">{label}</span>
          <Drawing
            path={browserIconPaths.search}
            weight={2.2}
            className={`pointer-events-none absolute inset-y-0 start-4 my-auto ${searching ? 'animate-pulse text-accent' : ''}`}
          />
          <input
            ref={input}
            type="search"
            name={name}
            defaultValue={query}
            placeholder={placeholder}
            autoComplete="off"
            spellCheck={false}
            enterKeyHint="search"
            aria-keyshortcuts={listening ? '/' : undefined}
            onChange={(event) => {
              const text = event.target.value;
              clearTimeout(timer.current);
              timer.current = setTimeout(() => search(text), 200);
            }}
            className="min-h-11 w-full rounded-control border border-line bg-card py-2 ps-10 pe-12 text-[1rem] text-ink placeholder:text-soft wide:text-base"
          />
          {listening && (
            <span
              aria-hidden="true"
              className="pointer-events-none absolute inset-y-0 end-3.5 my-auto h-fit rounded-[5px] border border-line px-1.5 py-px font-mono text-tiny group-focus-within:hidden pointer-coarse:hidden"
            >
              /
            </span>
          )}
        </label>
        <noscript>
          <button type="submit" className={buttonClass()}>
            {submitLabel}
          </button>
        </noscript>
      </form>
      {hasTyped && result !== undefined && <SearchResult text={searching ? '' : result} />}
    </search>
  );
}
