import type { ReactNode } from 'react';
import { TitlePlace } from '#components/document-title.tsx';
import { FactorBanner } from '#components/shell/factor-banner.tsx';
import { StructureFrame } from '#components/shell/structure-frame.tsx';
import { formatShortDay } from '#lib/i18n/format.ts';
import { currentDictionary, currentLocale } from '#lib/session/current-locale.ts';
import { findMember } from '#lib/session/find-staff.ts';
import { waitingCounts } from './waiting-counts.ts';

type Props = { params: Promise<{ structure: string }>; children: ReactNode };

/**
 * The frame of a structure's pages. It guards nothing: every page asks for itself who may see it,
 * and redirects or refuses better.
 */
export default async function StructureLayout({ params, children }: Props) {
  const { structure: slug } = await params;
  const member = await findMember(slug);
  if (!member) return children;
  const { staff, structures } = member;
  const [locale, words, waiting] = await Promise.all([currentLocale(), currentDictionary(), waitingCounts(staff)]);
  return (
    <StructureFrame staff={staff} structures={structures} waiting={waiting} locale={locale} words={words}>
      {staff.factorUntil && (
        <div className="mb-4">
          <FactorBanner
            text={words.factor.banner(formatShortDay(locale, staff.factorUntil, staff.structure.timeZone))}
            setUp={words.factor.setUp}
          />
        </div>
      )}
      <TitlePlace name={staff.structure.name}>{children}</TitlePlace>
    </StructureFrame>
  );
}
