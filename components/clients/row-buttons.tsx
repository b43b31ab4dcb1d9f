import type { ReactNode } from 'react';
import { dialogAddress } from './row-address.ts';

type Words = Record<'invite' | 'validate' | 'refuse', string>;

/** What there is to do for a client who is not on the app. `place`: of the row, from 0. */
export function Invite({ place, name, words }: { place: number; name: string; words: Words }) {
  return (
    // biome-ignore lint/a11y/useButtonType: it submits without saying so.
    <button name="invite" value={place}>
      {words.invite}
      <span>{` ${name}`}</span>
    </button>
  );
}

/** The same in the menu of the row, where a phone has no room for the button. */
export function InviteItem({ place, words }: { place: number; words: Words }) {
  return (
    <li>
      {/* biome-ignore lint/a11y/useButtonType: it submits without saying so. */}
      <button name="invite" value={place}>
        {words.invite}
      </button>
    </li>
  );
}

type TickProps = { place: number; label: string; ticked: boolean; fixed: boolean };

/** The box that selects a client. `fixed`: everyone is selected. */
export function Tick({ place, label, ticked, fixed }: TickProps) {
  return (
    <label>
      <input type="checkbox" name="choose" value={place} aria-label={label} defaultChecked={ticked} disabled={fixed} />
    </label>
  );
}

type DecisionProps = { id: string; name: string; list: string; words: Words; children?: ReactNode };

/** The decision on a client who waits. */
export function Decision({ id, name, list, words, children }: DecisionProps) {
  const about = <span>{` ${name}`}</span>;
  return (
    <span className="row-buttons" data-decides="">
      {children}
      {/* biome-ignore lint/a11y/useButtonType: it submits without saying so. */}
      <button className="go" name="validate" value={id}>
        {words.validate}
        {about}
      </button>
      <a href={dialogAddress(list, 'refuse', id)}>
        {words.refuse}
        {about}
      </a>
    </span>
  );
}
