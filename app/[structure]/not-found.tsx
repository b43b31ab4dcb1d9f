import type { Metadata } from 'next';
import { ButtonLink } from '#components/button.tsx';
import { PageHead } from '#components/page/page-head.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { currentDictionary } from '#lib/session/current-locale.ts';

/** Titles the empty document that Next sends for a thrown `notFound()`; see decision 012. */
export async function generateMetadata(): Promise<Metadata> {
  const { shell } = await currentDictionary();
  return { title: `${shell.notFound.title} · ${shell.product}` };
}

export default async function StructureNotFound() {
  const { notFound } = (await currentDictionary()).shell;
  return (
    <>
      <PageHead title={notFound.title} />
      <Sheet padded>
        <p className="mb-4">{notFound.text}</p>
        <ButtonLink href="/">{notFound.home}</ButtonLink>
      </Sheet>
    </>
  );
}
