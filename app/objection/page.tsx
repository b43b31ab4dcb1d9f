import { Button } from '#components/button.tsx';
import { Entrance } from '#components/shell/entrance.tsx';
import { firstValue } from '#lib/forms/first-value.ts';
import { readObjection } from '#lib/registrations/object-to-change.ts';
import { currentDictionary, currentLocale } from '#lib/session/current-locale.ts';

/** Objects to the change of an e-mail, from the former mailbox, without signing in. */
export default async function ObjectionPage({ searchParams }: PageProps<'/objection'>) {
  const parameters = await searchParams;
  const link = { of: firstValue(parameters.of), token: firstValue(parameters.token) };
  const [locale, { objection: words, shell }, found] = await Promise.all([
    currentLocale(),
    currentDictionary(),
    readObjection(link),
  ]);
  return (
    <Entrance title={words.title} locale={locale} words={shell}>
      {!found && <p>{words.unknown}</p>}
      {found?.state === 'done' && <p role="status">{words.done(found.structureName)}</p>}
      {found?.state === 'late' && <p>{words.late(found.structureName)}</p>}
      {found?.state === 'open' && (
        <form method="post" action="/objection/send" className="grid gap-4">
          <p>{words.body(found.structureName)}</p>
          <input type="hidden" name="of" value={link.of} />
          <input type="hidden" name="token" value={link.token} />
          <Button variant="bad">{words.button}</Button>
        </form>
      )}
    </Entrance>
  );
}
