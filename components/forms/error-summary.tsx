'use client';

import { useEffect, useRef } from 'react';
import { browserIconPaths } from '#components/browser-icon-paths.ts';
import { Drawing } from '#components/drawing.tsx';

export type SummaryError = { field: string; label?: string | undefined; message: string };

type ErrorSummaryProps = {
  title: string;
  errors: readonly SummaryError[];
  /** What is wrong with the whole, not with one field. */
  error?: string | undefined;
  /** Where `error` can be mended. */
  link?: { href: string; label: string } | undefined;
  /** Fields are `<idPrefix>-<name>`. */
  idPrefix?: string;
};

/**
 * What is wrong with a form, each line leading to its field. Takes the focus when it appears: give
 * it a key that changes with the answer.
 */
export function ErrorSummary({ title, errors, error, link, idPrefix = 'field' }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      // The news of the page after a refused form. Without a script the browser itself focuses it.
      // biome-ignore lint/a11y/noAutofocus: the summary is what the reader needs first
      autoFocus
      className="flex gap-3.5 rounded-sheet bg-bad-wash px-[18px] py-4 text-bad outline-offset-2"
    >
      <span
        aria-hidden="true"
        className="grid size-6 flex-none place-items-center rounded-full bg-bad text-sm text-card"
      >
        <Drawing path={browserIconPaths.bang} weight={2.8} />
      </span>
      <div className="min-w-0">
        <h2 className="text-lg font-[620]">{title}</h2>
        {error && <p>{error}</p>}
        {link && (
          <p>
            <a href={link.href} className="font-[600] underline underline-offset-2">
              {link.label}
            </a>
          </p>
        )}
        {errors.length > 0 && (
          <ul className="mt-1 grid gap-1">
            {errors.map(({ field, label, message }) => (
              <li key={field}>
                <a href={`#${idPrefix}-${field}`} className="inline-block py-0.5 underline underline-offset-2">
                  {label && <b>{label} · </b>}
                  {message}
                </a>
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}
