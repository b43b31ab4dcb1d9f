import Link from 'next/link';
import { redirect } from 'next/navigation';
import { Button } from '#components/button.tsx';
import { Entrance } from '#components/shell/entrance.tsx';
import { currentDictionary, currentLocale } from '#lib/session/current-locale.ts';
import { signedIn } from '#lib/session/signed-in.ts';
import { structuresOf } from '#lib/staff/structures-of.ts';

/** To the structure where this person works; with several of them a choice, with none a way out. */
export default async function Start() {
  const session = await signedIn();
  if (!session) redirect('/sign-in');
  const structures = await structuresOf(session.staffId);
  const [only, ...others] = structures;
  if (only && others.length === 0) redirect(`/${only.slug}/clients`);
  const [locale, { staff, shell }] = await Promise.all([currentLocale(), currentDictionary()]);
  return (
    <Entrance
      title={only ? staff.chooserTitle : staff.nowhereTitle}
      locale={locale}
      words={shell}
      staffId={only && session.staffId}
    >
      {only ? (
        <ul className="grid gap-1">
          {structures.map(({ slug, name, role }) => (
            <li key={slug}>
              <Link
                href={`/${slug}/clients`}
                className="flex min-h-11 flex-wrap items-center gap-x-3 rounded-mini px-2.5 py-2 hover:bg-sunk"
              >
                <span className="min-w-0 flex-1 font-[600] break-words">{name}</span>
                <span className="text-sm text-soft">{staff.roles[role]}</span>
              </Link>
            </li>
          ))}
        </ul>
      ) : (
        <div className="grid justify-items-start gap-4">
          <p>{staff.nowhereBody}</p>
          <form method="post" action="/sign-out">
            <Button icon="leave">{staff.signOut}</Button>
          </form>
        </div>
      )}
    </Entrance>
  );
}
