'use client';

import { useEffect } from 'react';
import { Button } from '#components/button.tsx';

/** Milliseconds for which a page has to be visible to count as seen by a person. */
const seenAfterMs = 1_000;

/**
 * Tells that a person opened an invitation: after a second of visibility, or by a button where no
 * script runs. Loading a page ahead, or reading it by a program, does neither.
 */
export function OpenedByPerson({ action, label }: { action: string; label: string }) {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = () => clearTimeout(timer);
    const watch = () => {
      stop();
      if (document.visibilityState !== 'visible') return;
      timer = setTimeout(() => {
        document.removeEventListener('visibilitychange', watch);
        // The answer leads back to this page, which is on the screen already.
        fetch(action, { method: 'POST', keepalive: true, redirect: 'manual' }).catch(() => undefined);
      }, seenAfterMs);
    };
    watch();
    document.addEventListener('visibilitychange', watch);
    return () => {
      stop();
      document.removeEventListener('visibilitychange', watch);
    };
  }, [action]);
  return (
    <noscript>
      <form method="post" action={action} className="mt-4">
        <Button variant="go">{label}</Button>
      </form>
    </noscript>
  );
}
