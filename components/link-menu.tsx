'use client';

import { Menu, MenuLink } from './menu.tsx';

type Props = { label: string; links: readonly (readonly [href: string, label: string])[] };

/**
 * A menu of links and nothing else: a client component, because data weigh less than markup.
 */
export function LinkMenu({ label, links }: Props) {
  return (
    <Menu label={label}>
      {links.map(([href, text]) => (
        <MenuLink key={href} href={href}>
          {text}
        </MenuLink>
      ))}
    </Menu>
  );
}
