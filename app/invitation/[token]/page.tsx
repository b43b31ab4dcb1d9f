import { ButtonLink } from '#components/button.tsx';
import { OpenedByPerson } from '#components/invitations/opened-by-person.tsx';
import { Entrance } from '#components/shell/entrance.tsx';
import { readEnv } from '#lib/env.ts';
import { readInvitationLink } from '#lib/invitations/read-invitation-link.ts';
import { currentDictionary, currentLocale } from '#lib/session/current-locale.ts';

/**
 * Where the link of an invitation leads, on the phone most of all: where the app is, and which
 * address to use.
 */
export default async function InvitationPage({ params }: PageProps<'/invitation/[token]'>) {
  const { token } = await params;
  const [locale, { invitations, shell }, link] = await Promise.all([
    currentLocale(),
    currentDictionary(),
    readInvitationLink(token),
  ]);
  const words = invitations.page;
  if (!link) {
    return (
      <Entrance title={words.invalidTitle} locale={locale} words={shell}>
        <p>{words.invalidBody}</p>
      </Entrance>
    );
  }
  const { APP_STORE_URL: apple, PLAY_STORE_URL: google } = readEnv();
  return (
    <Entrance title={words.heading(link.structureName)} documentTitle={words.title} locale={locale} words={shell}>
      {link.used && <p className="mb-4">{words.used}</p>}
      <ol className="grid list-decimal gap-4 pl-5">
        <li>
          <p>{words.install}</p>
          {(apple || google) && (
            <p className="mt-3 flex flex-wrap gap-2">
              {apple && (
                <ButtonLink href={apple} variant="go">
                  {words.appStore}
                </ButtonLink>
              )}
              {google && (
                <ButtonLink href={google} variant="go">
                  {words.googlePlay}
                </ButtonLink>
              )}
            </p>
          )}
        </li>
        <li>
          <p>{words.register}</p>
          <p className="mt-1 font-[600] break-all">{link.address}</p>
        </li>
      </ol>
      <p className="mt-4 text-note text-soft">{words.again}</p>
      {!link.opened && <OpenedByPerson action={`/invitation/${encodeURIComponent(token)}/opened`} label={words.read} />}
    </Entrance>
  );
}
