'use client';

import { useEffect } from 'react';

/**
 * Closes the menus of the page on Escape, on a press elsewhere and once something in them was
 * chosen; arrows move inside. One for all.
 */
export function MenuBehavior() {
  useEffect(() => {
    const onClick = ({ target }: MouseEvent) => {
      if (!(target instanceof Element)) return;
      for (const menu of openMenus()) {
        if (!menu.contains(target)) menu.open = false;
        else if (target.closest('a')) {
          // A dialog that the link opens gives the focus back to where it was: not to a link that
          // is hidden by then.
          menu.querySelector('summary')?.focus();
          menu.open = false;
        }
      }
    };
    const onKeyDown = (event: KeyboardEvent) => {
      const [menu] = openMenus();
      if (!menu) return;
      const inside = menu.contains(document.activeElement);
      if (event.key === 'Escape') {
        menu.open = false;
        if (inside) menu.querySelector('summary')?.focus();
      }
      if (inside && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
        event.preventDefault();
        step(menu, event.key === 'ArrowDown' ? 1 : -1);
      }
    };
    document.addEventListener('click', onClick);
    document.addEventListener('keydown', onKeyDown);
    return () => {
      document.removeEventListener('click', onClick);
      document.removeEventListener('keydown', onKeyDown);
    };
  }, []);
  return null;
}

function openMenus(): HTMLDetailsElement[] {
  return [...document.querySelectorAll<HTMLDetailsElement>('details[name="menu"][open]')];
}

function step(menu: HTMLDetailsElement, by: 1 | -1) {
  const stops = [...menu.querySelectorAll<HTMLElement>('summary, a, button')];
  const here = stops.indexOf(document.activeElement as HTMLElement);
  stops[(here + by + stops.length) % stops.length]?.focus();
}
