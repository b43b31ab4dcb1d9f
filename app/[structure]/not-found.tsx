import { ButtonLink } from '#components/button.tsx';
import { EmptyState } from '#components/empty-state.tsx';
import { Sheet } from '#components/sheet.tsx';
import { currentDictionary } from '#lib/session/current-locale.ts';

export default async function StructureNotFound() {
  const { notFound } = (await currentDictionary()).shell;
  return (
    <Sheet>
      <EmptyState icon="search" title={notFound.title} actions={<ButtonLink href="/">{notFound.home}</ButtonLink>}>
        {notFound.text}
      </EmptyState>
    </Sheet>
  );
}
