import type { ReactNode } from 'react';
import type { IconName } from './icon-paths.ts';

type MenuProps = {
  label: string;
  /** What the menu acts on, for those who hear "Actions" fifty times: "Hélène Dupré". */
  about?: string;
  children: ReactNode;
};

/**
 * A menu of links and buttons that opens without a script; menus of one page open one at a time.
 * `MenuBehavior`, once in the layout, closes it on Escape and on a press elsewhere.
 */
export function Menu({ label, about, children }: MenuProps) {
  return (
    <details name="menu" className="menu">
      <summary>
        {label}
        {about && <span>{` ${about}`}</span>}
      </summary>
      <ul>{children}</ul>
    </details>
  );
}

type MenuItemProps = { icon?: IconName; bad?: boolean; children: ReactNode };

/** A link of a menu. Links that open a dialog over the page keep the scroll position. */
export function MenuLink({ href, icon, bad, children }: MenuItemProps & { href: string }) {
  return (
    <li>
      <a href={href} className={icon && (bad ? `bad i-${icon}` : `i-${icon}`)}>
        {children}
      </a>
    </li>
  );
}
