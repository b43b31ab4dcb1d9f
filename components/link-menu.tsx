'use client';

import { Menu, MenuLink } from './menu.tsx';

type Props = { label: string; links: readonly { href: string; label: string }[] };

/**
 * A menu of links and nothing else: a client component, because data weigh less than markup.
 */
export function LinkMenu({ label, links }: Props) {
  return (
    <Menu label={label}>
      {links.map((link) => (
        <MenuLink key={link.href} href={link.href}>
          {link.label}
        </MenuLink>
      ))}
    </Menu>
  );
}
