import type { ReactNode } from 'react';
import { StructureFrame } from '#components/shell/structure-frame.tsx';
import { dictionaryOf } from '#lib/i18n/dictionary.ts';
import { fixedStaff } from './fixed-staff.ts';

/** The frame of every page, without a session and without a database. */
export default function BenchLayout({ children }: { children: ReactNode }) {
  return (
    <StructureFrame
      staff={fixedStaff}
      structures={[fixedStaff.structure]}
      waiting={{ requests: 0, matches: 0 }}
      locale="fr"
      words={dictionaryOf('fr')}
    >
      {children}
    </StructureFrame>
  );
}
