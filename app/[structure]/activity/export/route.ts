import { parseEventFilter } from '#lib/activity/event-filter.ts';
import { exportEvents } from '#lib/activity/export-events.ts';
import { csvDownload } from '#lib/api/file-download.ts';
import { addressWithNotice } from '#lib/forms/notices/notice-address.ts';
import { isoDay } from '#lib/i18n/format.ts';
import { currentLocale } from '#lib/session/current-locale.ts';
import { requireStaff } from '#lib/session/require-staff.ts';
import { isLinkedFromElsewhere, leadTo } from '#lib/session/same-origin.ts';

/** The events that the activity shows, as a file. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/[structure]/activity/export'>,
): Promise<Response> {
  const staff = await requireStaff((await params).structure, 'activity.read-all');
  const { searchParams, search } = new URL(request.url);
  if (isLinkedFromElsewhere(request.headers)) return leadTo(`/${staff.structure.slug}/activity${search}`);
  const filter = parseEventFilter(Object.fromEntries(searchParams));
  const file = await exportEvents(staff, filter, await currentLocale());
  if (!file.ok && file.problem !== 'not-allowed') {
    const location = addressWithNotice('activity', `/${staff.structure.slug}/activity`, file.problem);
    return new Response(null, { status: 303, headers: { Location: location } });
  }
  if (!file.ok) return new Response(null, { status: 404 });
  const day = isoDay(new Date(), staff.structure.timeZone);
  return csvDownload({ fileName: `activity-${staff.structure.slug}-${day}.csv`, body: file.value });
}
