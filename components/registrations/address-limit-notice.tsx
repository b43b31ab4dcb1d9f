import { Notice } from '#components/page/notice.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { AddressLimits } from '#lib/registrations/read-code-limits.ts';

type Props = { limits: AddressLimits; showMoment: (moment: Date) => string; words: Dictionary['registrations'] };

/**
 * That an address has had all codes of the day, until when, and what still works. Shows nothing
 * otherwise.
 */
export function AddressLimitNotice({ limits: { app, staff }, showMoment, words: { codeLimit } }: Props) {
  if (!app && !staff) return null;
  return (
    <Notice tone="wait" title={codeLimit.title} news={false}>
      {app && <p>{codeLimit.app(app.most, showMoment(app.until))}</p>}
      {staff ? <p>{codeLimit.staff(staff.most, showMoment(staff.until))}</p> : <p>{codeLimit.help}</p>}
    </Notice>
  );
}
