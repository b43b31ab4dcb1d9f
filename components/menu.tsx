import Link from 'next/link';
import type { ReactNode } from 'react';
import { buttonClass } from './button-class.ts';
import { Icon, type IconName } from './icon.tsx';

type MenuProps = {
  label: string;
  /** What the menu acts on, for those who hear "Actions" fifty times: "Hélène Dupré". */
  about?: string;
  children: ReactNode;
};

/**
 * A menu of links and buttons that opens without a script; menus of one page open one at a time.
 * `MenuKeeper`, once in the layout, closes it on Escape and on a press elsewhere.
 */
export function Menu({ label, about, children }: MenuProps) {
  return (
    <details data-menu="" name="menu" className="menu group text-start print:hidden">
      <summary className={buttonClass('plain', 'mini')}>
        {label}
        {about && <span className="sr-only"> {about}</span>}
        <Icon name="down" weight={2.4} className="transition-transform group-open:rotate-180" />
      </summary>
      <ul className="menu-panel min-w-52 rounded-control border border-line bg-card p-1.5">{children}</ul>
    </details>
  );
}

const itemClass =
  'flex min-h-11 w-full items-center gap-2.5 rounded-mini px-3 py-1.5 text-start text-base font-[520] hover:bg-sunk focus-visible:-outline-offset-2';

type MenuItemProps = { icon?: IconName; bad?: boolean; children: ReactNode };

/** A link of a menu. Links that open a dialog over the page keep the scroll position. */
export function MenuLink({ href, icon, bad, children }: MenuItemProps & { href: string }) {
  return (
    <li>
      <Link
        href={href}
        scroll={!href.startsWith('?')}
        prefetch={false}
        className={`${itemClass} ${bad ? 'text-bad' : 'text-ink'}`}
      >
        {icon && <Icon name={icon} />}
        {children}
      </Link>
    </li>
  );
}
