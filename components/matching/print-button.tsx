'use client';

import { useEffect, useState } from 'react';
import { Button } from '#components/button.tsx';

/**
 * Opens the browser's own printing. Not there without a script, where the browser's menu does it.
 */
export function PrintButton({ label }: { label: string }) {
  const [ready, setReady] = useState(false);
  useEffect(() => setReady(true), []);
  if (!ready) return null;
  return (
    <Button type="button" variant="go" onClick={() => window.print()}>
      {label}
    </Button>
  );
}
