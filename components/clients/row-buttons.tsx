import type { ReactNode } from 'react';
import { buttonClass } from '#components/button-class.ts';
import { dialogAddress } from './row-address.ts';

type Words = Record<'invite' | 'validate' | 'refuse', string>;

/** What there is to do for a client who is not on the app. */
export function Invite({ id, name, words }: { id: string; name: string; words: Words }) {
  return (
    // biome-ignore lint/a11y/useButtonType: it submits without saying so.
    <button className={buttonClass('plain', 'mini')} name="invite" value={id}>
      {words.invite}
      <span>{` ${name}`}</span>
    </button>
  );
}

/** The same in the menu of the row, where a phone has no room for the button. */
export function InviteItem({ id, words }: { id: string; words: Words }) {
  return (
    <li className="wide:hidden">
      {/* biome-ignore lint/a11y/useButtonType: it submits without saying so. */}
      <button className="i-mail" name="invite" value={id}>
        {words.invite}
      </button>
    </li>
  );
}

type TickProps = { id: string; label: string; ticked: boolean; fixed: boolean };

/** The box that selects a client. `fixed`: everyone is selected. */
export function Tick({ id, label, ticked, fixed }: TickProps) {
  return (
    <label className="tick">
      <input type="checkbox" name="choose" value={id} aria-label={label} defaultChecked={ticked} disabled={fixed} />
    </label>
  );
}

type DecisionProps = { id: string; name: string; list: string; words: Words; children?: ReactNode };

/** The decision on a client who waits. */
export function Decision({ id, name, list, words, children }: DecisionProps) {
  const about = <span className="sr-only">{` ${name}`}</span>;
  return (
    <span className="flex flex-wrap gap-2">
      {children}
      <button type="submit" className={buttonClass('go', 'mini')} name="validate" value={id}>
        {words.validate}
        {about}
      </button>
      <a className={buttonClass('plain', 'mini')} href={dialogAddress(list, 'refuse', id)}>
        {words.refuse}
        {about}
      </a>
    </span>
  );
}
