import { ButtonLink } from '#components/button.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';

/** The buttons of a list without clients: add one, or import a file. */
export function FirstSteps({
  home,
  importHref,
  words,
}: {
  home: string;
  importHref: string | null;
  words: Dictionary['clients'];
}) {
  return (
    <>
      <ButtonLink variant="go" href={`${home}/new`}>
        {words.add}
      </ButtonLink>
      {importHref && (
        <ButtonLink href={importHref} icon="upload">
          {words.import}
        </ButtonLink>
      )}
    </>
  );
}
