import type { Metadata } from 'next';
import { ButtonLink } from '#components/button.tsx';
import { Entrance } from '#components/shell/entrance.tsx';
import { currentDictionary, currentLocale } from '#lib/session/current-locale.ts';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await currentDictionary()).shell.notFound.title };
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
