import type { ReactNode } from 'react';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { may } from '#lib/staff/permissions.ts';
import type { Staff } from '#lib/staff/staff.ts';
import { SideBar } from './side-bar.tsx';
import { SkipLink } from './skip-link.tsx';

type Props = {
  staff: Staff;
  /** Every structure of this person. */
  structures: readonly { slug: string; name: string }[];
  locale: Locale;
  words: Dictionary;
  children: ReactNode;
};

/** What surrounds every page of a structure: the navigation, and the place of the page. */
export function StructureFrame({ staff, structures, locale, words, children }: Props) {
  const { shell } = words;
  const segments = [
    'clients',
    'imports',
    ...(may(staff, 'settings.manage') ? (['erp'] as const) : []),
    'bin',
    'activity',
    ...(may(staff, 'team.manage') ? (['team'] as const) : []),
  ] as const;
  const links = segments.map((segment) => ({ segment, href: `/${staff.structure.slug}/${segment}`, label: shell[segment] }));
  return (
    <>
      <SkipLink>{shell.skip}</SkipLink>
      <div className="min-h-dvh wide:grid wide:grid-cols-[228px_minmax(0,1fr)]">
        <SideBar staff={staff} structures={structures} links={links} locale={locale} role={words.staff.roles[staff.role]} words={shell} />
        <main
          id="main"
          tabIndex={-1}
          className="mx-auto w-full max-w-[1240px] px-3.5 pt-[18px] pb-10 outline-none wide:mx-0 wide:border-s wide:border-line wide:px-[34px] wide:pt-[26px] wide:pb-[60px] print:p-0"
        >
          {children}
        </main>
      </div>
    </>
  );
}
