import type { ReactNode } from 'react';
import { Icon } from '#components/icon.tsx';

/** What every kind of field takes. */
export type FieldBasics = {
  label: string;
  name: string;
  /** `field-<name>` unless two forms of one page share a name. The error summary links to it. */
  id?: string | undefined;
  hint?: ReactNode;
  /** Already in the reader's language. */
  error?: string | undefined;
  /** Worth reading before saving, though not wrong: what a colleague saved meanwhile. */
  note?: string | undefined;
  required?: boolean | undefined;
};

/** Label above, hint and error below, for the control that `controlProps` ties to them. */
export function FieldFrame({
  label,
  name,
  id = `field-${name}`,
  hint,
  error,
  note,
  required,
  children,
}: FieldBasics & { children: ReactNode }) {
  return (
    <div className="grid min-w-0 content-start gap-1.5">
      <label htmlFor={id} className="text-note font-[560]">
        {label}
        {required && (
          <span aria-hidden="true" className="text-soft">
            {' *'}
          </span>
        )}
      </label>
      {children}
      {error && (
        <p id={`${id}-error`} className="flex items-start gap-1.5 text-sm font-[560] text-bad">
          <Icon name="alert" className="mt-[3px]" />
          <span>{error}</span>
        </p>
      )}
      {note && (
        <p id={`${id}-note`} className="flex items-start gap-1.5 text-sm font-[560] text-warn">
          <Icon name="clock" className="mt-[3px]" />
          <span>{note}</span>
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="text-sm text-soft">
          {hint}
        </p>
      )}
    </div>
  );
}

/** The attributes by which a control belongs to its frame. */
export function controlProps({ name, id = `field-${name}`, hint, error, note, required }: FieldBasics) {
  const described = [error && `${id}-error`, note && `${id}-note`, hint && `${id}-hint`].filter(Boolean).join(' ');
  return {
    id,
    name,
    required,
    'aria-invalid': error ? true : undefined,
    'aria-describedby': described === '' ? undefined : described,
  } as const;
}

/** 44 px tall; 16 px letters on a phone, or iOS zooms the page when the field takes focus. */
export const controlClass =
  'w-full min-h-11 rounded-control border border-edge bg-card px-3.5 py-2 text-[1rem] text-ink wide:text-base placeholder:text-soft file:me-3 file:min-h-8 file:cursor-pointer file:rounded-mini file:bg-sunk file:px-3 file:text-note file:font-[580] file:text-ink aria-invalid:border-bad aria-invalid:shadow-[inset_0_0_0_1px_var(--color-bad)] [&[readonly]]:bg-sunk disabled:bg-sunk';
