import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { SideBar } from '#components/shell/side-bar.tsx';
import { SkipLink } from '#components/shell/skip-link.tsx';
import { currentDictionary, currentLocale } from '#lib/session/current-locale.ts';
import { findStaff } from '#lib/session/find-staff.ts';
import { may } from '#lib/staff/permissions.ts';
import { structuresOf } from '#lib/staff/structures-of.ts';

type Props = { params: Promise<{ structure: string }>; children: ReactNode };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const staff = await findStaff((await params).structure);
  const { shell } = await currentDictionary();
  const name = staff?.structure.name ?? shell.product;
  return { title: { default: name, template: `%s · ${name}` } };
}

/** The frame of a structure's pages. It guards nothing: every page asks for itself who may see it, and redirects or refuses better. */
export default async function StructureLayout({ params, children }: Props) {
  const { structure: slug } = await params;
  const staff = await findStaff(slug);
  if (!staff) return children;
  const [locale, words, structures] = await Promise.all([currentLocale(), currentDictionary(), structuresOf(staff.id)]);
  const { shell } = words;
  const segments = ['clients', 'imports', 'bin', 'activity', ...(may(staff, 'team.manage') ? (['team'] as const) : [])] as const;
  const links = segments.map((segment) => ({ segment, href: `/${slug}/${segment}`, label: shell[segment] }));
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
