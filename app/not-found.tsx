import type { Metadata } from 'next';
import { NotFoundEntrance } from '#components/shell/not-found-views.tsx';
import { currentDictionary, currentLocale } from '#lib/session/current-locale.ts';

/** Titles the empty document that Next sends for a thrown `notFound()`; see decision 012. */
export async function generateMetadata(): Promise<Metadata> {
  const { shell } = await currentDictionary();
  return { title: `${shell.notFound.title} · ${shell.product}` };
}

export default async function NotFound() {
  const [locale, { shell }] = await Promise.all([currentLocale(), currentDictionary()]);
  const { product, language, notFound } = shell;
  return <NotFoundEntrance locale={locale} words={{ product, language }} notFound={notFound} />;
}
