import Link from 'next/link';
import { notFound } from 'next/navigation';
import { CheckField } from '#components/forms/check-field.tsx';
import { SelectField } from '#components/forms/select-field.tsx';
import { SubmitButton } from '#components/forms/submit-button.tsx';
import { PageNotice } from '#components/page/page-notice.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { readConnectionSettings } from '#lib/erp/overview/read-connection-settings.ts';
import { formatNumber } from '#lib/i18n/format.ts';
import { zoneName } from '#lib/i18n/region-names.ts';
import { timeZones } from '#lib/structures/region.ts';
import { ErpFrame, type ErpPageProps, readErpPage } from '../erp-page.tsx';
import { KindsField } from './kinds-field.tsx';
import { settingsAction } from './settings-action.ts';

/** How the messages of the ERP are read, with examples from the journal. */
export default async function ErpSettings(props: ErpPageProps) {
  const { slug, staff, parameters, locale, dictionary, words, timeZone } = await readErpPage(props, '/settings');
  const settings = await readConnectionSettings(staff);
  if (!settings) notFound();
  const texts = words.reading;
  const fields: Record<string, string> = dictionary.clients.fields;
  const zones = [...new Set([...timeZones, ...(settings.timeZone ? [settings.timeZone] : [])])];
  const options = [
    { value: '', label: texts.clubZone(zoneName(timeZone)) },
    ...zones.map((zone) => ({ value: zone, label: zoneName(zone) })),
  ];
  return (
    <ErpFrame slug={slug} words={words} title={texts.title}>
      <div className="grid gap-5">
        <PageNotice page="erp" parameters={parameters} dictionary={dictionary} />
        <form action={settingsAction} className="grid gap-5">
          <input type="hidden" name="structure" value={slug} />
          <Sheet padded title={texts.zoneTitle}>
            <SelectField
              name="timeZone"
              label={texts.zone}
              hint={`${texts.zoneHint} ${texts.naive(settings.naive, formatNumber(locale, settings.naive))}`}
              options={options}
              defaultValue={settings.timeZone ?? ''}
            />
          </Sheet>
          {settings.kinds.length > 0 && <KindsField kinds={settings.kinds} locale={locale} words={texts} />}
          <Sheet padded title={texts.blanksTitle}>
            <fieldset className="grid gap-1">
              <legend className="mb-1 text-soft">{texts.blanksBody}</legend>
              {(['clears', 'keeps'] as const).map((meaning) => (
                <CheckField
                  key={meaning}
                  type="radio"
                  name="blanks"
                  id={`blanks-${meaning}`}
                  value={meaning}
                  label={texts.blanks[meaning]}
                  defaultChecked={settings.blanks === meaning}
                />
              ))}
            </fieldset>
            <p className="mt-3 text-sm text-soft">
              {texts.blankedCount(settings.blankedCount, formatNumber(locale, settings.blankedCount))}
            </p>
            {settings.blanked.length > 0 && (
              <div className="mt-3 grid gap-1 text-sm text-soft">
                <p>{texts.blankedTitle}</p>
                <ul className="grid gap-1">
                  {settings.blanked.map(({ eventId, field, before, name }) => (
                    <li key={`${eventId} ${field}`}>
                      <Link href={`/${slug}/erp/events/${eventId}`} prefetch={false} className="text-accent underline">
                        {name ?? '–'}
                      </Link>{' '}
                      {fields[field] ?? field} <s>{before}</s>
                    </li>
                  ))}
                </ul>
              </div>
            )}
          </Sheet>
          <div>
            <SubmitButton>{texts.save}</SubmitButton>
          </div>
        </form>
        <Sheet padded title={texts.unreadTitle}>
          <p className="mb-2 text-soft">{settings.unread.length > 0 ? texts.unreadBody : texts.unreadNone}</p>
          <ul className="grid gap-1">
            {settings.unread.map(({ kind, name, count }) => (
              <li key={`${kind} ${name}`}>
                <code className="font-mono text-sm break-all">{kind ? `${kind} · ${name}` : name}</code>{' '}
                <span className="text-sm text-soft">{texts.times(count, formatNumber(locale, count))}</span>
              </li>
            ))}
          </ul>
        </Sheet>
      </div>
    </ErpFrame>
  );
}
