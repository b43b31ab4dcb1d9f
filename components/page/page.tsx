import type { ReactNode } from 'react';

type PageProps = {
  /** The open dialog, if the address asks for one. */
  dialog?: ReactNode;
  children: ReactNode;
};

/** The content of a page, out of reach while a dialog stands over it. */
export function Page({ dialog, children }: PageProps) {
  return (
    <>
      <div inert={Boolean(dialog)}>{children}</div>
      {dialog}
    </>
  );
}
