import Link from 'next/link';
import { SubmitButton } from '#components/forms/submit-button.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { MAX_BODY_BYTES } from '#lib/erp/connections/limits.ts';
import { type ProfileName, profileNames } from '#lib/erp/profiles/profile.ts';
import { profileOf } from '#lib/erp/profiles/profile-of.ts';
import { testBody, testContact } from '#lib/erp/sandbox/test-contact.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { SandboxForm } from './sandbox-form.tsx';

type Props = {
  slug: string;
  profile: ProfileName;
  client: { id: string; former: boolean } | null;
  dictionary: Dictionary;
};

/** Test messages: about an invented person, applied or as a dry run, and any body as a dry run. */
export function TestMessageSheets({ slug, profile, client, dictionary: { erp, erpExplained, problems } }: Props) {
  const { bench } = erp;
  const { body, sent, answer, inJournal, removed, failed, empty, tooLong } = bench;
  const errors = {
    failed,
    empty,
    'too-long': tooLong,
    'not-allowed': problems['not-allowed'],
    'signed-out': problems['signed-out'],
  };
  const { title, columns, unused } = erpExplained;
  const words = { body, sent, answer, inJournal, removed, errors, explained: { title, columns, unused } };
  const options = [profile, ...profileNames.filter((name) => name !== profile)].map((name) => ({
    value: name,
    label: erp.profiles[name],
  }));
  const { firstName, lastName, email } = testContact;
  return (
    <>
      <Sheet padded title={bench.trial}>
        <p>{bench.trialNote(`${firstName} ${lastName}`, email)}</p>
        {profileOf(profile).thin && <p className="mt-1">{erpExplained.testFetched}</p>}
        <p className="mt-1 mb-4 text-soft">
          {client ? (client.former ? bench.former : bench.present) : bench.absent}{' '}
          {client && (
            <Link
              href={`/${slug}/clients/${client.id}`}
              prefetch={false}
              className="text-accent underline underline-offset-2"
            >
              {bench.openClient}
            </Link>
          )}
        </p>
        <SandboxForm slug={slug} body={null} longest={MAX_BODY_BYTES.event} words={words}>
          <SubmitButton variant="plain" name="how" value="dry">
            {bench.dry}
          </SubmitButton>
          <SubmitButton variant="go" name="how" value="send">
            {bench.send}
          </SubmitButton>
          {client && (
            <SubmitButton variant="plain" name="how" value="remove">
              {bench.remove}
            </SubmitButton>
          )}
        </SandboxForm>
      </Sheet>
      <Sheet padded title={bench.test}>
        <p className="mb-4">{bench.testNote}</p>
        <SandboxForm
          slug={slug}
          body={JSON.stringify(testBody(profile, 'upsert', new Date()), null, 2)}
          longest={MAX_BODY_BYTES.event}
          words={words}
          profiles={{ label: erpExplained.profile, hint: erpExplained.profileHint, options }}
        >
          <SubmitButton variant="plain" name="how" value="body">
            {bench.tryIt}
          </SubmitButton>
        </SandboxForm>
      </Sheet>
    </>
  );
}
