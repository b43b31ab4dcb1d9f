import { Button } from '#components/button.tsx';
import { Entrance } from '#components/shell/entrance.tsx';
import { firstValue } from '#lib/forms/first-value.ts';
import { readUnsubscribe } from '#lib/mail/unsubscribe.ts';
import { currentDictionary, currentLocale } from '#lib/session/current-locale.ts';

/** Ends the invitations of one structure to one address, without signing in. */
export default async function UnsubscribePage({ searchParams }: PageProps<'/unsubscribe'>) {
  const token = firstValue((await searchParams).token);
  const [locale, { invitations, shell }, found] = await Promise.all([
    currentLocale(),
    currentDictionary(),
    readUnsubscribe(token),
  ]);
  const words = invitations.unsubscribe;
  return (
    <Entrance title={words.title} locale={locale} words={shell}>
      {!found && <p>{words.unknown}</p>}
      {found?.done && <p role="status">{words.done(found.structureName)}</p>}
      {found && !found.done && (
        <form method="post" action={`/unsubscribe/${encodeURIComponent(token)}`} className="grid gap-4">
          <p>{words.body(found.structureName)}</p>
          <input type="hidden" name="from" value="page" />
          <Button variant="go">{words.button}</Button>
        </form>
      )}
    </Entrance>
  );
}
