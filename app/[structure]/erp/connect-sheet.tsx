import { ButtonLink } from '#components/button.tsx';
import { SelectField } from '#components/select-field.tsx';
import { Sheet } from '#components/sheet.tsx';
import { SubmitButton } from '#components/submit-button.tsx';
import { profileNames } from '#lib/erp/profiles/profile.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { connectErpAction } from './erp-actions.ts';

type Props = { slug: string; clients: string; words: Dictionary['erp'] };

/** Before there is a connection: what it would change, and how to make it. */
export function ConnectSheet({ slug, clients, words }: Props) {
  const { comparison } = words;
  return (
    <>
      <Sheet padded title={comparison.title}>
        <p className="mb-3">{words.intro}</p>
        <ul className="grid list-disc gap-1.5 ps-5">
          {[comparison.known(clients), comparison.taken, comparison.stay, comparison.closed].map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
        <p className="mt-4">
          <ButtonLink href={`/${slug}/imports/new`} icon="file">
            {comparison.compare}
          </ButtonLink>
        </p>
      </Sheet>
      <Sheet padded title={words.connect}>
        <form action={connectErpAction} className="grid max-w-md gap-4">
          <input type="hidden" name="structure" value={slug} />
          <SelectField
            name="profile"
            id="profile"
            label={words.profile}
            defaultValue="standard"
            options={profileNames.map((name) => ({ value: name, label: words.profiles[name] }))}
          />
          <div>
            <SubmitButton variant="go">{words.connect}</SubmitButton>
          </div>
        </form>
      </Sheet>
    </>
  );
}
