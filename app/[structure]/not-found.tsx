import type { Metadata } from 'next';
import { NotFoundSheet } from '#components/shell/not-found-views.tsx';
import { currentDictionary } from '#lib/session/current-locale.ts';

/** Titles the empty document that Next sends for a thrown `notFound()`; see decision 012. */
export async function generateMetadata(): Promise<Metadata> {
  const { shell } = await currentDictionary();
  return { title: `${shell.notFound.title} · ${shell.product}` };
}

export default async function StructureNotFound() {
  const { shell } = await currentDictionary();
  return <NotFoundSheet notFound={shell.notFound} />;
}
