import { ButtonLink } from '#components/button.tsx';
import { CopyField } from '#components/copy-field.tsx';
import { Field } from '#components/forms/field.tsx';
import { SubmitButton } from '#components/forms/submit-button.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import type { ErpSummary } from '#lib/erp/overview/read-erp.ts';
import { profileOf } from '#lib/erp/profiles/profile-of.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { formatAgo, formatMoment } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { addressOf, secretInside } from './address-of.ts';
import {
  addSecretAction,
  bringSecretAction,
  revokeSecretAction,
  setEnabledAction,
  setFormersAction,
} from './erp-actions.ts';
import { OneButton } from './one-button.tsx';

type Props = {
  slug: string;
  summary: ErpSummary;
  connection: NonNullable<ErpSummary['connection']>;
  timeZone: string;
  locale: Locale;
  dictionary: Dictionary;
};

/** The endpoint and its secrets, the access of former clients, and ending the connection. */
export function ConnectionSheets({ slug, summary, connection, timeZone, locale, dictionary }: Props) {
  const { erp: words, shell } = dictionary;
  const { state } = connection;
  const active = state === 'active';
  return (
    <>
      <Sheet padded title={words.access}>
        <div className="grid gap-5">
          <CopyField
            name="door"
            label={words.address}
            value={addressOf(connection, '…')}
            note={secretInside(connection.profile) ? words.addressNote.inside : words.addressNote.plain}
            words={shell.clipboard}
          />
          <p>
            <a href={`/api/docs/${connection.profile}`} className="text-accent underline">
              {words.recipe(words.profiles[connection.profile])}
            </a>
          </p>
          <Secrets
            slug={slug}
            connection={connection}
            timeZone={timeZone}
            locale={locale}
            words={words}
            erpApi={dictionary.erpApi}
          />
        </div>
      </Sheet>
      <div className="grid items-start gap-5 wide:grid-cols-2">
        <Sheet padded title={words.formers}>
          <p className="mb-4 text-soft">{summary.formersKeepAccess ? words.formersKeep : words.formersLose}</p>
          <OneButton action={setFormersAction} slug={slug} fields={{ keep: summary.formersKeepAccess ? 'no' : 'yes' }}>
            {summary.formersKeepAccess ? words.letLose : words.letKeep}
          </OneButton>
        </Sheet>
        <Sheet padded title={words.danger}>
          <p className="mb-4 text-soft">{active ? words.dangerBody : words.dangerBodyOff}</p>
          <div className="flex flex-wrap gap-2">
            <OneButton
              action={setEnabledAction}
              slug={slug}
              fields={{ enabled: active ? 'no' : 'yes' }}
              variant={active ? 'plain' : 'go'}
            >
              {active ? words.disable : words.enable}
            </OneButton>
            <ButtonLink href={`/${slug}/erp?disconnect=1`} scroll={false}>
              {words.disconnect}
            </ButtonLink>
          </div>
        </Sheet>
      </div>
    </>
  );
}

type SecretsProps = Omit<Props, 'summary' | 'dictionary'> & {
  words: Dictionary['erp'];
  erpApi: Dictionary['erpApi'];
};

function Secrets({ slug, connection: { profile, secrets }, timeZone, locale, words, erpApi }: SecretsProps) {
  return (
    <section className="grid gap-3">
      <h3 className="text-note font-[560]">{words.secrets}</h3>
      <ul className="grid divide-y divide-line rounded-control border border-line">
        {secrets.map(({ id, ending, createdAt, lastUsedAt }) => (
          <li key={id} className="flex min-h-12 flex-wrap items-center justify-between gap-x-3 gap-y-2 px-3.5 py-2">
            <span className="min-w-0">
              <b>{words.ending(ending)}</b>{' '}
              <span className="text-sm text-soft">
                {words.created(formatMoment(locale, createdAt, timeZone))} ·{' '}
                {lastUsedAt ? words.lastUsed(formatAgo(locale, lastUsedAt, new Date(), timeZone)) : words.neverUsed}
              </span>
            </span>
            {secrets.length > 1 && (
              <OneButton action={revokeSecretAction} slug={slug} fields={{ id }} size="mini">
                {words.revoke}
                <span className="sr-only"> {words.ending(ending)}</span>
              </OneButton>
            )}
          </li>
        ))}
      </ul>
      {profileOf(profile).providerMakesSecret ? (
        <BringSecret slug={slug} words={words} texts={profile === 'magicline' ? erpApi : null} />
      ) : (
        <div className="flex flex-wrap items-center gap-x-3.5 gap-y-2">
          {secrets.length < 2 && (
            <OneButton action={addSecretAction} slug={slug}>
              {words.addSecret}
            </OneButton>
          )}
          <p className="min-w-0 flex-[1_1_16rem] text-sm text-soft">{words.addSecretBody}</p>
        </div>
      )}
    </section>
  );
}

type BringProps = Pick<SecretsProps, 'slug' | 'words'> & {
  /** Where the key is not Mindbody's: what it is called. */
  texts: Pick<Dictionary['erpApi'], 'broughtKey' | 'broughtKeyHint'> | null;
};

function BringSecret({ slug, words, texts }: BringProps) {
  return (
    <form action={bringSecretAction} className="grid items-end gap-3 wide:grid-cols-[minmax(0,1fr)_auto]">
      <input type="hidden" name="structure" value={slug} />
      <Field
        label={texts?.broughtKey ?? words.broughtSecret}
        name="secret"
        hint={texts?.broughtKeyHint ?? words.broughtSecretHint}
        autoComplete="off"
        spellCheck={false}
        minLength={16}
        maxLength={300}
        required
      />
      <SubmitButton variant="plain">{words.bringSecret}</SubmitButton>
    </form>
  );
}
