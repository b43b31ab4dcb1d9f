import { ProfileChoice } from '#components/erp/profile-choice.tsx';
import { SubmitButton } from '#components/forms/submit-button.tsx';
import { profileNames } from '#lib/erp/profiles/profile.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { connectErpAction } from './erp-actions.ts';

type Props = {
  slug: string;
  /** The profile that was chosen before the password was asked again, whatever that text is. */
  chosen: string;
  words: Dictionary['erp'];
};

/** Which ERP, and the yes. */
export function ConnectForm({ slug, chosen, words }: Props) {
  const profile = profileNames.find((name) => name === chosen) ?? 'standard';
  return (
    <form action={connectErpAction} className="grid gap-4">
      <input type="hidden" name="structure" value={slug} />
      <ProfileChoice chosen={profile} wide words={words} />
      <div className="flex flex-wrap items-center gap-x-3.5 gap-y-2">
        <SubmitButton variant="go">{words.connect}</SubmitButton>
        <p className="min-w-0 flex-[1_1_16rem] text-sm text-soft">{words.compare.connectBody}</p>
      </div>
      <p className="text-sm text-soft">
        {words.recipes}{' '}
        {profileNames.map((name) => (
          <a key={name} href={`/api/docs/${name}`} className="me-3 inline-block py-1 text-accent underline">
            {words.profiles[name]}
          </a>
        ))}
      </p>
    </form>
  );
}
