'use client';

import { type ReactNode, useId, useLayoutEffect, useRef } from 'react';
import { ButtonLink } from '#components/button.tsx';

type DialogProps = {
  title: string;
  /** The clean address, with the search kept: where Escape and Cancel lead. */
  cancelHref: string;
  cancelLabel: string;
  children: ReactNode;
  /** Id of the field that the cursor starts on; without it that is Cancel or the first field. */
  initialFocus?: string | undefined;
  /** What the dialog is for, usually a form with one `SubmitButton`; stands right of Cancel. */
  actions?: ReactNode;
};

/**
 * A dialog that is part of the address. Pages give it to `Page`, which makes the rest inert. See
 * docs/decisions/002-dialogs-in-the-url.md.
 */
export function Dialog({ title, cancelHref, cancelLabel, children, initialFocus, actions }: DialogProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const cancel = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const opener = document.activeElement;
    const element = dialog.current;
    if (element && !element.matches(':modal')) {
      // An open dialog cannot be made modal; taking the attribute away instead of closing sends no
      // `close` event.
      element.removeAttribute('open');
      element.showModal();
      // `showModal` focuses the first field: React keeps `autofocus` out of what it adds to a page.
      const field = initialFocus && element.querySelector(`#${CSS.escape(initialFocus)}`);
      if (field instanceof HTMLElement) field.focus();
    }
    return () => giveFocusBack(opener);
  }, [initialFocus]);

  return (
    <div className="veil">
      <dialog
        open
        ref={dialog}
        aria-labelledby={`${id}-title`}
        aria-describedby={`${id}-body`}
        onClose={() => cancel.current?.querySelector('a')?.click()}
        className="rounded-dialog border border-line bg-card p-[26px] text-ink shadow-dialog"
      >
        <h2 id={`${id}-title`} className="mb-2 text-xl leading-snug font-[640] tracking-[-.015em]">
          {title}
        </h2>
        <div id={`${id}-body`} className="grid gap-1.5">
          {children}
        </div>
        <div className="mt-5 flex flex-wrap justify-end gap-2">
          <div ref={cancel} className="contents">
            <ButtonLink href={cancelHref} scroll={false} autoFocus>
              {cancelLabel}
            </ButtonLink>
          </div>
          {actions}
        </div>
      </dialog>
    </div>
  );
}

/** To what opened the dialog, once the page is no longer inert. */
function giveFocusBack(opener: Element | null) {
  setTimeout(() => {
    if (opener instanceof HTMLElement && opener.isConnected && document.activeElement === document.body) opener.focus();
  });
}
