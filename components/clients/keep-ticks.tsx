'use client';

import { useEffect } from 'react';

/**
 * Carries the ticked clients to the other pages of the list: every tick changes where "next" and
 * "previous" lead. Without scripts a button does the same.
 * @param carried the ids that were selected on other pages
 */
export function KeepTicks({ carried }: { carried: readonly string[] }) {
  useEffect(() => {
    const form = document.querySelector<HTMLFormElement>('#rows');
    const carry = () => {
      const boxes = form?.querySelectorAll<HTMLInputElement>('input[name="choose"]:checked') ?? [];
      const ids = [...carried, ...[...boxes].map(({ value }) => value)].slice(0, maxCarried);
      for (const link of form?.parentElement?.querySelectorAll<HTMLAnchorElement>('a[rel]') ?? []) {
        const address = new URL(link.href);
        address.searchParams.delete('sel');
        if (ids.length > 0) address.searchParams.set('sel', ids.map(toBase64).join(''));
        link.setAttribute('href', `${address.pathname}${address.search}`);
      }
    };
    carry();
    form?.addEventListener('change', carry);
    return () => form?.removeEventListener('change', carry);
  }, [carried]);
  return null;
}

/** As `maxChosen` of lib/clients/bulk, which the browser does not get. */
const maxCarried = 100;

/** As `writeIds` of lib/clients/bulk. */
function toBase64(id: string): string {
  const bytes =
    id
      .replaceAll('-', '')
      .match(/../g)
      ?.map((byte) => Number.parseInt(byte, 16)) ?? [];
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
