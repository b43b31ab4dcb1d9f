import Link from 'next/link';
import { Disc } from '#components/disc.tsx';
import { Icon } from '#components/icon.tsx';
import type { Staff } from '#lib/actor/staff.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { Account } from './account.tsx';
import { Mark } from './mark.tsx';
import { type NavLink, NavLinks } from './nav-links.tsx';
import { StructureLinks } from './structure-links.tsx';

type SideBarProps = {
  staff: Staff;
  /** Every structure of this person. */
  structures: readonly { slug: string; name: string }[];
  links: readonly NavLink[];
  locale: Locale;
  /** Their role in words. */
  role: string;
  words: Dictionary['shell'];
};

const panel = 'absolute z-40 mt-1.5 grid gap-2 rounded-control border border-line bg-card p-2 shadow-float';

/** The navigation: beside the page, and on a narrow screen a bar above it. */
export function SideBar({ staff, structures, links, locale, role, words }: SideBarProps) {
  const { slug, name } = staff.structure;
  const several = structures.length > 1;
  const account = <Account name={staff.name} role={role} locale={locale} words={words} />;
  return (
    <header className="beside-dialog sticky top-0 z-40 flex items-center gap-0.5 border-b border-line bg-paper p-2 beside:z-auto beside:h-dvh beside:flex-col beside:items-stretch beside:overflow-y-auto beside:border-b-0 beside:px-3.5 beside:py-5 print:hidden">
      <Link
        href={`/${slug}/clients`}
        prefetch={false}
        className={`flex items-center gap-2.5 rounded-mini px-2 py-1.5 font-[650] tracking-[-.01em] beside:px-2.5 ${several ? '' : 'beside:mb-3'}`}
      >
        <Mark name={name} />
        <span className="min-w-0 break-words max-beside:sr-only">{name}</span>
      </Link>
      {several && (
        <details data-menu="" name="menu" className="relative mb-3 max-beside:hidden">
          <summary className="flex min-h-8 items-center justify-between gap-2 rounded-mini px-2.5 text-sm text-soft hover:bg-sunk">
            {words.structures}
            <Icon name="down" />
          </summary>
          <div className={`${panel} inset-x-0`}>
            <StructureLinks structures={structures} current={slug} />
          </div>
        </details>
      )}
      <NavLinks label={words.navigation} links={links} />
      <div className="mt-auto border-t border-line px-2.5 pt-3 max-beside:hidden">{account}</div>
      <details data-menu="" name="menu" className="relative flex-none beside:hidden">
        <summary className="grid size-11 place-items-center rounded-full">
          <Disc id={staff.id} name={staff.name} />
          <span className="sr-only">{words.account}</span>
        </summary>
        <div className={`${panel} end-0 w-64 px-4 py-3`}>
          {account}
          {several && (
            <div className="-mx-2 border-t border-line pt-2">
              <StructureLinks structures={structures} current={slug} />
            </div>
          )}
        </div>
      </details>
    </header>
  );
}
