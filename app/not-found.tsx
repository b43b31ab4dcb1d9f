import type { Metadata } from 'next';
import { ButtonLink } from '#components/button.tsx';
import { Entrance } from '#components/shell/entrance.tsx';
import { currentDictionary, currentLocale } from '#lib/session/current-locale.ts';

/** Titles the empty document that Next sends for a thrown `notFound()`; see decision 012. */
export async function generateMetadata(): Promise<Metadata> {
  const { shell } = await currentDictionary();
  return { title: `${shell.notFound.title} · ${shell.product}` };
}

export default async function NotFound() {
  const [locale, { shell }] = await Promise.all([currentLocale(), currentDictionary()]);
  return (
    <Entrance title={shell.notFound.title} locale={locale} words={shell}>
      <p className="mb-4">{shell.notFound.text}</p>
      <ButtonLink href="/" variant="go">
        {shell.notFound.home}
      </ButtonLink>
    </Entrance>
  );
}
