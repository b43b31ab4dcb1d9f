import { buttonClass } from '#components/button-class.ts';
import { dialogAddress } from './row-address.ts';

type Words = Record<'choose' | 'invite' | 'validate' | 'refuse', string>;

/** What there is to do for a client who is not on the app. */
export function Invite({ id, name, words }: { id: string; name: string; words: Words }) {
  return (
    <span className="row-buttons">
      <label>
        <input type="checkbox" name="choose" value={id} aria-label={`${words.choose} ${name}`} />
      </label>
      {/* biome-ignore lint/a11y/useButtonType: it submits without saying so. */}
      <button className={buttonClass('plain', 'mini')} name="invite" value={id}>
        {words.invite}
        <span>{` ${name}`}</span>
      </button>
    </span>
  );
}

/** The decision on a client who waits. */
export function Decision({ id, name, list, words }: { id: string; name: string; list: string; words: Words }) {
  const about = <span className="sr-only">{` ${name}`}</span>;
  return (
    <span className="flex flex-wrap gap-2">
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
