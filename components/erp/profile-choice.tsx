import { type ProfileName, profileNames } from '#lib/erp/profiles/profile.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';

type Props = {
  chosen: ProfileName;
  /** Side by side where there is room; one below the other in a dialog. */
  wide?: boolean;
  words: Dictionary['erp'];
};

/** Which kind of ERP it is, each with how it will call. */
export function ProfileChoice({ chosen, wide = false, words }: Props) {
  return (
    <fieldset className={`grid gap-2 ${wide ? 'wide:grid-cols-2' : ''}`}>
      <legend className="mb-1.5 text-note font-[560]">{words.profile}</legend>
      {profileNames.map((name) => (
        <label
          key={name}
          className="flex min-h-11 items-start gap-3 rounded-control border border-line px-3.5 py-2.5 hover:bg-sunk has-checked:border-accent has-checked:bg-accent-wash"
        >
          <input
            type="radio"
            name="profile"
            value={name}
            defaultChecked={name === chosen}
            className="mt-0.5 size-[18px] flex-none"
          />
          <span className="min-w-0">
            <b className="block font-[580]">{words.profiles[name]}</b>
            <span className="block text-sm text-soft">{words.profileHints[name]}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
