'use client';

import { useEffect, useRef } from 'react';
import { browserIconPaths } from '#components/browser-icon-paths.ts';
import { Drawing } from '#components/drawing.tsx';
import { type FormQuestion, intoField } from '#lib/forms/form-state.ts';
import { SubmitButton } from './submit-button.tsx';

type Props = {
  question: FormQuestion;
  /** Whether it takes the focus when it appears. */
  focused: boolean;
};

/**
 * A question that a form asks before it saves. Its buttons are the form's: whatever was typed goes
 * along.
 */
export function FormQuestionBox({ question: { title, text, records = [], use, keep }, focused }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (focused) box.current?.focus();
  }, [focused]);
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      // The news of the page after a form that asks. Without a script the browser focuses it.
      // biome-ignore lint/a11y/noAutofocus: the question is what the reader needs first
      autoFocus={focused}
      className="flex gap-3.5 rounded-sheet bg-warn-wash px-[18px] py-4 outline-offset-2"
    >
      {/* Enter in a field presses the first button of a form: that must be the one that changes
          nothing. */}
      <button type="submit" tabIndex={-1} aria-hidden="true" className="sr-only" />
      <span
        aria-hidden="true"
        className="grid size-6 flex-none place-items-center rounded-full bg-warn text-sm text-card"
      >
        <Drawing path={browserIconPaths.bang} weight={2.8} />
      </span>
      <div className="grid min-w-0 gap-1 wrap-anywhere">
        <h2 className="text-lg font-[620] text-warn">{title}</h2>
        <p>{text}</p>
        {records.length > 0 && (
          <ul className="mt-1 grid gap-1">
            {records.map(({ href, name, detail }) => (
              <li key={href}>
                {/* Beside the form, which keeps what was typed. */}
                <a
                  href={href}
                  target="_blank"
                  rel="noopener"
                  className="inline-block py-0.5 font-[600] underline underline-offset-2"
                >
                  {name}
                </a>
                <span className="block text-sm text-soft">{detail}</span>
              </li>
            ))}
          </ul>
        )}
        <div className="mt-2 flex flex-wrap gap-2">
          {use && (
            <SubmitButton name={`${intoField}${use.field}`} value={use.value}>
              {use.label}
            </SubmitButton>
          )}
          {keep && <SubmitButton variant="plain">{keep}</SubmitButton>}
        </div>
      </div>
    </div>
  );
}
