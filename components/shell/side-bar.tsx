'use client';

import { Disc } from '#components/disc.tsx';
import { Icon } from '#components/icon.tsx';
import type { Locale } from '#lib/i18n/locale.ts';
import { Account } from './account.tsx';
import { Mark } from './mark.tsx';
import { type NavLink, NavLinks } from './nav-links.tsx';
import { StructureLinks } from './structure-links.tsx';

type SideBarProps = {
  /** The signed-in staff member; `role` in words. */
  staff: { id: string; name: string; role: string };
  structure: { slug: string; name: string };
  /** Every structure of this person; none where there is one only. */
  structures: readonly { slug: string; name: string }[];
  links: readonly NavLink[];
  locale: Locale;
  words: Record<'structures' | 'navigation' | 'account' | 'myAccount' | 'language' | 'signOut', string>;
};

/**
 * The navigation: beside the page, and on a narrow screen a bar above it. A client component, so
 * that every page carries its few words instead of its markup twice.
 */
export function SideBar({ staff, structure, structures, links, locale, words }: SideBarProps) {
  const { slug, name } = structure;
  const several = structures.length > 0;
  const account = <Account name={staff.name} role={staff.role} locale={locale} words={words} />;
  return (
    <header data-links="" className="beside-dialog side-bar">
      <a href={`/${slug}/clients`} className={`home-link ${several ? '' : 'beside:mb-3'}`}>
        <Mark name={name} />
        <span className="min-w-0 break-words max-beside:sr-only">{name}</span>
      </a>
      {several && (
        <details name="menu" className="relative mb-3 max-beside:hidden">
          <summary className="flex min-h-8 items-center justify-between gap-2 rounded-mini px-2.5 text-sm text-soft hover:bg-sunk">
            {words.structures}
            <Icon name="down" />
          </summary>
          <div className="side-panel inset-x-0">
            <StructureLinks structures={structures} current={slug} />
          </div>
        </details>
      )}
      <NavLinks slug={slug} label={words.navigation} links={links} />
      <div className="mt-auto border-t border-line px-2.5 pt-3 max-beside:hidden">{account}</div>
      <details name="menu" className="relative flex-none beside:hidden">
        <summary className="grid size-11 place-items-center rounded-full">
          <Disc id={staff.id} name={staff.name} />
          <span className="sr-only">{words.account}</span>
        </summary>
        <div className="side-panel end-0 w-64 px-4 py-3">
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
