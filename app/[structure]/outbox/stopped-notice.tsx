import { Notice } from '#components/page/notice.tsx';
import type { Staff } from '#lib/actor/staff.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import { formatMoment } from '#lib/i18n/format.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { deliveryPause } from '#lib/mail/delivery/delivery-pause.ts';

/** That no mail leaves, and what to do about it. Shows nothing as long as mail leaves. */
export async function StoppedNotice({
  staff,
  locale,
  words,
}: {
  staff: Staff;
  locale: Locale;
  words: Dictionary['outbox'];
}) {
  const stop = await deliveryPause(staff);
  if (!stop) return null;
  const { stopped } = words;
  return (
    <div className="mb-4">
      <Notice tone="err" title={stopped.title}>
        {stopped[stop.reason]} {stopped.since(formatMoment(locale, stop.since, staff.structure.timeZone))}
      </Notice>
    </div>
  );
}
