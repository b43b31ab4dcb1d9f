import type { ReactNode } from 'react';
import { SessionWatch } from '#components/live/session-watch.tsx';
import { may } from '#lib/actor/permissions.ts';
import type { Staff } from '#lib/actor/staff.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { SideBar } from './side-bar.tsx';
import { SkipLink } from './skip-link.tsx';

type Props = {
  staff: Staff;
  /** Every structure of this person. */
  structures: readonly { slug: string; name: string }[];
  /**
   * How many people wait for staff to let them in, and how many accounts for their client; capped
   * at a hundred.
   */
  waiting: { requests: number; matches: number };
  locale: Locale;
  words: Dictionary;
  children: ReactNode;
};

/** In the order of the navigation; each is shown to who may read it. */
const segments = [
  'clients',
  'requests',
  'matches',
  'access',
  'imports',
  'erp',
  'outbox',
  'bin',
  'activity',
  'team',
  'settings',
] as const;

/** What surrounds every page of a structure: the navigation, and the place of the page. */
export function StructureFrame({ staff, structures, waiting, locale, words, children }: Props) {
  const { shell } = words;
  const links = segments
    .filter((segment) => may(staff, `${segment}.read`))
    .map((segment) => ({
      segment,
      label: shell[segment],
      ...badge(segment === 'requests' || segment === 'matches' ? waiting[segment] : 0, shell),
    }));
  return (
    <SessionWatch staffId={staff.id} words={shell.ended}>
      <SkipLink>{shell.skip}</SkipLink>
      <div className="frame">
        <SideBar
          staff={{ id: staff.id, name: staff.name, role: words.staff.roles[staff.role] }}
          structure={{ slug: staff.structure.slug, name: staff.structure.name }}
          // One alone is not listed, and needs not be sent.
          structures={structures.length > 1 ? structures.map(({ slug, name }) => ({ slug, name })) : []}
          links={links}
          locale={locale}
          words={{
            structures: shell.structures,
            navigation: shell.navigation,
            account: shell.account,
            myAccount: shell.myAccount,
            language: shell.language,
            signOut: shell.signOut,
          }}
        />
        <main id="main" tabIndex={-1} data-links="" className="page">
          {children}
        </main>
      </div>
    </SessionWatch>
  );
}

function badge(waiting: number, shell: Dictionary['shell']) {
  return waiting > 0 && { waiting: { count: waiting < 100 ? String(waiting) : '99+', label: shell.waiting(waiting) } };
}
