import { notFound } from 'next/navigation';
import { Badge } from '#components/badge.tsx';
import { ButtonLink } from '#components/button.tsx';
import { CopyField } from '#components/copy-field.tsx';
import { ButtonForm } from '#components/forms/button-form.tsx';
import { Notice } from '#components/page/notice.tsx';
import { Page } from '#components/page/page.tsx';
import { PageHead } from '#components/page/page-head.tsx';
import { PageNotice } from '#components/page/page-notice.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { StructureLimitNotice } from '#components/registrations/structure-limit-notice.tsx';
import { may } from '#lib/actor/permissions.ts';
import { readAppSettings } from '#lib/app-auth/app-settings.ts';
import { firstValue } from '#lib/forms/first-value.ts';
import { readNotice } from '#lib/forms/notices/page-notices.ts';
import { formatMoment, formatShortDay } from '#lib/i18n/format.ts';
import { readStructureLimits } from '#lib/registrations/read-code-limits.ts';
import { currentDictionary, currentLocale } from '#lib/session/current-locale.ts';
import { readShown } from '#lib/session/handed/shown-once.ts';
import { requireRecentProof } from '#lib/session/require-recent-proof.ts';
import { requireStaff } from '#lib/session/require-staff.ts';
import { readIdleHours } from '#lib/structures/change-settings.ts';
import { readFactorRequirement } from '#lib/structures/factor-requirement.ts';
import { readLastBackup } from '#lib/structures/last-backup.ts';
import { BackupSheet } from './backup-sheet.tsx';
import { FactorForm } from './factor-form.tsx';
import { IdleForm } from './idle-form.tsx';
import { KeyForm } from './key-form.tsx';
import { KeysSheet } from './keys-sheet.tsx';
import { newKeyCookie } from './new-key-cookie.ts';
import { RegionForm } from './region-form.tsx';
import { proofAction } from './settings-actions.ts';
import { settingsDialog } from './settings-dialog.tsx';

/** How the app and the structure are linked, for managers and owners. */
export default async function SettingsPage({ params, searchParams }: PageProps<'/[structure]/settings'>) {
  const { structure: slug } = await params;
  const staff = await requireStaff(slug, 'settings.read', `/${slug}/settings`);
  const [read, parameters, locale, dictionary, limits, idleHours, required, backup] = await Promise.all([
    readAppSettings(staff),
    searchParams,
    currentLocale(),
    currentDictionary(),
    readStructureLimits(staff),
    readIdleHours(staff.structure.id),
    may(staff, 'team.manage') ? readFactorRequirement(staff.structure.id) : null,
    may(staff, 'team.manage') ? readLastBackup() : undefined,
  ]);
  if (!read.ok) notFound();
  const { settings: words, shell, registrations } = dictionary;
  const { joinCode, proofNeeded, keys } = read.value;
  const leaving = firstValue(parameters.revoke);
  if (keys.some(({ id }) => id === leaving)) requireRecentProof(staff, `/${slug}/settings?revoke=${leaving}`);
  const isNewKey = readNotice('settings', parameters.notice) === 'key-created';
  const newKey = isNewKey ? await readShown(newKeyCookie, `/${slug}/settings`) : undefined;
  const here = `/${staff.structure.slug}/settings`;
  const showDay = (moment: Date) => formatShortDay(locale, moment, staff.structure.timeZone);
  return (
    <Page dialog={settingsDialog({ slug: staff.structure.slug, keys, parameters, words })}>
      <PageHead
        title={words.title}
        actions={<ButtonLink href={`${here}/retention`}>{dictionary.personalData.retention.link}</ButtonLink>}
      />
      <StructureLimitNotice
        limits={limits}
        showMoment={(moment) => formatMoment(locale, moment, staff.structure.timeZone)}
        words={registrations}
      />
      <div className="grid gap-4">
        {newKey && (
          <Notice title={words.keys.shownTitle}>
            <p className="mb-2">{words.keys.shownBody}</p>
            <CopyField name="key" label={words.keys.shown} value={newKey} words={shell.clipboard} />
          </Notice>
        )}
        {!newKey && <PageNotice page="settings" parameters={parameters} dictionary={dictionary} />}
        <div className="grid gap-4 lg:grid-cols-2">
          <Sheet title={words.joinCode.title} padded>
            <p className="text-soft">{words.joinCode.body}</p>
            <div className="mt-3 flex flex-wrap items-center justify-between gap-3">
              <code className="font-mono text-xl tracking-[.12em]">{joinCode}</code>
              <ButtonLink size="mini" href={`${here}?renew=1`} scroll={false} prefetch={false}>
                {words.joinCode.renew}
              </ButtonLink>
            </div>
          </Sheet>
          <Sheet
            title={words.proof.title}
            aside={<Badge tone={proofNeeded ? 'ok' : 'wait'}>{proofNeeded ? words.proof.on : words.proof.off}</Badge>}
            padded
          >
            <p className="text-soft">{proofNeeded ? words.proof.needed : words.proof.notNeeded}</p>
            <div className="mt-3 flex justify-end">
              <ButtonForm
                action={proofAction}
                fields={{ structure: staff.structure.slug, needed: proofNeeded ? 'no' : 'yes' }}
              >
                {proofNeeded ? words.proof.turnOff : words.proof.turnOn}
              </ButtonForm>
            </div>
          </Sheet>
        </div>
        <KeysSheet keys={keys} here={here} showDay={showDay} words={words.keys} />
        <KeyForm slug={staff.structure.slug} words={words} />
        <RegionForm structure={staff.structure} locale={locale} words={words.region} />
        {required && <FactorForm slug={staff.structure.slug} required={required} words={words.factor} />}
        <IdleForm slug={staff.structure.slug} hours={idleHours} words={words.idle} />
        {backup !== undefined && (
          <BackupSheet backup={backup} locale={locale} timeZone={staff.structure.timeZone} words={words.backup} />
        )}
      </div>
    </Page>
  );
}
