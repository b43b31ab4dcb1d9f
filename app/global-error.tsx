'use client';

import { Failure } from '#components/shell/failure.tsx';
import './globals.css';

/** When the root layout itself failed: the whole document is ours. */
export default function GlobalError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <html lang="fr">
      <body>
        <main>
          <Failure error={error} retry={retry} />
        </main>
      </body>
    </html>
  );
}
