'use client';

import { useEffect } from 'react';
import { buttonClass } from '#components/button-class.ts';

/** Finished texts and addresses, since the browser gets no dictionary for the list. */
type Props = {
  label: string;
  /** The hidden field of the form that tells of other pages. */
  sent: readonly [name: string, value: string];
  /** Says which clients are selected; empty without a selection. */
  said: string;
  links: readonly (readonly [label: string, href: string])[];
  start: string;
  /** Without scripts: keeps the ticks for other pages. Empty where everyone is selected. */
  keep: string;
};

/** Who is selected, the ways to select more, and the button that acts on them. */
export function SelectionLine({ label, sent: [name, value], said, links, start, keep }: Props) {
  useEffect(() => (keep ? carryTicks(value) : undefined), [keep, value]);
  return (
    <nav aria-label={label} data-links="still" className="selection">
      {value && <input type="hidden" name={name} value={value} />}
      {said && <span role="status">{said}</span>}
      {links.map(([text, href]) => (
        <a key={href} href={href}>
          {text}
        </a>
      ))}
      <button type="submit" className={buttonClass('plain', 'mini')} name="bulk" value="act">
        {start}
      </button>
      {keep && (
        <noscript>
          <button type="submit" className={buttonClass('plain', 'mini')} name="bulk" value="keep">
            {keep}
          </button>
        </noscript>
      )}
    </nav>
  );
}

/** As `maxChosen` and `writeIds` of lib/clients/bulk, which the browser does not get. */
const maxCarried = 100;
const idLength = 22;

/**
 * Carries the ticked clients to the other pages of the list: every tick changes where "next" and
 * "previous" lead.
 * @param others the ids that were selected on other pages, as the address has them
 */
function carryTicks(others: string): () => void {
  const form = document.querySelector<HTMLFormElement>('#rows');
  const carry = () => {
    const shown = form?.querySelector<HTMLInputElement>('input[name="shown"]')?.value.split('.') ?? [];
    const boxes = form?.querySelectorAll<HTMLInputElement>('input[name="choose"]:checked') ?? [];
    const ids = [others, ...[...boxes].map((box) => toBase64(shown[Number(box.value)] ?? ''))]
      .join('')
      .slice(0, maxCarried * idLength);
    for (const link of form?.parentElement?.querySelectorAll<HTMLAnchorElement>('a[rel]') ?? []) {
      const address = new URL(link.href);
      address.searchParams.delete('sel');
      if (ids) address.searchParams.set('sel', ids);
      link.setAttribute('href', `${address.pathname}${address.search}`);
    }
  };
  carry();
  form?.addEventListener('change', carry);
  return () => form?.removeEventListener('change', carry);
}

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
