import { ActionForm } from '#components/forms/action-form.tsx';
import { FormField } from '#components/forms/form-field.tsx';
import { DefinitionList } from '#components/page/definition-list.tsx';
import { Notice } from '#components/page/notice.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import type { ApiState, PullState } from '#lib/erp/thin/read-api-state.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { formatMoment, formatNumber } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { pullBaseAction, saveApiAction, testApiAction } from './api-actions.ts';
import { apiFieldName } from './api-field-name.ts';
import { OneButton } from './one-button.tsx';

type Props = { slug: string; api: ApiState; timeZone: string; locale: Locale; words: Dictionary['erpApi'] };

/** The API that people are fetched from: how it stands, and its settings. */
export function ApiSheet({ slug, api, timeZone, locale, words }: Props) {
  const moment = (at: Date) => formatMoment(locale, at, timeZone);
  const { setAt, waiting, lastError, lastErrorAt, pausedUntil } = api;
  const items = [
    { key: 'waiting', term: words.waiting, value: formatNumber(locale, waiting) },
    {
      key: 'error',
      term: words.lastError,
      value: lastError && lastErrorAt ? `${words.problems[lastError]} (${moment(lastErrorAt)})` : words.noError,
    },
    ...(pausedUntil ? [{ key: 'paused', term: words.pausedUntil, value: moment(pausedUntil) }] : []),
  ];
  const pullText = api.pull && pullTextOf(api.pull, words, locale);
  return (
    <Sheet padded title={words.title}>
      <div className="grid gap-5">
        <p className="text-soft">{words.body}</p>
        {setAt === null ? (
          <Notice tone="wait" news={false}>
            {words.missing}
          </Notice>
        ) : (
          <>
            <DefinitionList items={items} />
            {pullText && <p>{pullText}</p>}
            <div className="flex flex-wrap items-center gap-2">
              <OneButton action={testApiAction} slug={slug} variant="go">
                {words.test}
              </OneButton>
              {api.pull?.state !== 'running' && (
                <OneButton action={pullBaseAction} slug={slug}>
                  {words.pull}
                </OneButton>
              )}
            </div>
          </>
        )}
        {setAt === null ? (
          <ApiForm slug={slug} api={api} words={words} />
        ) : (
          <details>
            <summary className="flex min-h-11 cursor-pointer items-center font-[560] text-accent">
              {words.replace}
            </summary>
            <div className="pt-3">
              <ApiForm slug={slug} api={api} words={words} />
            </div>
          </details>
        )}
      </div>
    </Sheet>
  );
}

function pullTextOf({ state, seen, total, error }: PullState, words: Props['words'], locale: Locale): string | null {
  if (state === 'done') return null;
  const why = error === 'incomplete' ? words.incomplete : error && words.problems[error];
  const text =
    state === 'failed'
      ? words.pullFailed
      : words.pulling(formatNumber(locale, seen), total === null ? '…' : formatNumber(locale, total));
  return why ? `${text} ${why}` : text;
}

function ApiForm({ slug, api, words }: Pick<Props, 'slug' | 'api' | 'words'>) {
  const labels = Object.fromEntries(api.fields.map(({ name }) => [apiFieldName(name), words.fields[name] ?? name]));
  const stored = api.fields.flatMap(({ name, secret, shown }) => (secret || !shown ? [] : [[name, shown]]));
  return (
    <ActionForm
      action={saveApiAction}
      hidden={{ structure: slug }}
      defaultValues={Object.fromEntries(stored)}
      summaryTitle={words.refused}
      labels={labels}
      submitLabel={words.save}
      note={words.note}
      idPrefix="api"
    >
      {api.fields.map(({ name, secret, optional, example, shown }) => (
        <FormField
          key={name}
          name={apiFieldName(name)}
          label={words.fields[name] ?? name}
          required={!optional}
          autoComplete="off"
          spellCheck={false}
          maxLength={300}
          {...(secret && { type: 'password', hint: shown ? words.ending(shown) : words.hidden })}
          {...(example && { hint: words.example(example) })}
        />
      ))}
    </ActionForm>
  );
}
