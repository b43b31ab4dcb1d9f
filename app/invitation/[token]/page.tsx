import { ButtonLink } from '#components/button.tsx';
import { Entrance } from '#components/shell/entrance.tsx';
import { readEnv } from '#lib/env.ts';
import { openInvitation } from '#lib/invitations/open-invitation.ts';
import { currentDictionary, currentLocale } from '#lib/session/current-locale.ts';

/**
 * Where the link of an invitation leads, on the phone most of all: where the app is, and which
 * address to use.
 */
export default async function InvitationPage({ params }: PageProps<'/invitation/[token]'>) {
  const { token } = await params;
  const [locale, { invitations, shell }, opened] = await Promise.all([
    currentLocale(),
    currentDictionary(),
    openInvitation(token),
  ]);
  const words = invitations.page;
  if (!opened) {
    return (
      <Entrance title={words.invalidTitle} locale={locale} words={shell}>
        <p>{words.invalidBody}</p>
      </Entrance>
    );
  }
  const { APP_STORE_URL: apple, PLAY_STORE_URL: google } = readEnv();
  return (
    <Entrance title={words.heading(opened.structureName)} documentTitle={words.title} locale={locale} words={shell}>
      {opened.used && <p className="mb-4">{words.used}</p>}
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
          <p className="mt-1 font-[600] break-all">{opened.address}</p>
        </li>
      </ol>
      <p className="mt-4 text-note text-soft">{words.again}</p>
    </Entrance>
  );
}
