'use client';

import { createContext, type ReactNode, use } from 'react';

const Place = createContext<string | undefined>(undefined);

/**
 * Names what surrounds the pages inside, the product or one structure, for the end of their titles.
 */
export function TitlePlace({ name, children }: { name: string; children: ReactNode }) {
  return <Place value={name}>{children}</Place>;
}

/**
 * The title of the document. The page renders it itself, because React then replaces both in one
 * commit; Next's metadata follow the page. See docs/decisions/049-document-titles.md.
 */
export function DocumentTitle({ text }: { text: string }) {
  const place = use(Place);
  return <title>{place ? `${text} · ${place}` : text}</title>;
}
