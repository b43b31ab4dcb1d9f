import { csvDownload } from '#lib/api/file-download.ts';
import { exportClients } from '#lib/clients/export/export-clients.ts';
import { parseListQuery } from '#lib/clients/list-query.ts';
import { addressWithNotice } from '#lib/forms/notices/notice-address.ts';
import { isoDay } from '#lib/i18n/format.ts';
import { currentLocale } from '#lib/session/current-locale.ts';
import { requireStaff } from '#lib/session/require-staff.ts';

/** The clients that the list shows, as a file. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/[structure]/clients/export'>,
): Promise<Response> {
  const staff = await requireStaff((await params).structure, 'clients.read');
  const query = parseListQuery(Object.fromEntries(new URL(request.url).searchParams));
  const file = await exportClients(staff, query, await currentLocale());
  if (!file.ok) {
    const location = addressWithNotice('clients', `/${staff.structure.slug}/clients`, file.problem);
    return new Response(null, { status: 303, headers: { Location: location } });
  }
  const day = isoDay(new Date(), staff.structure.timeZone);
  return csvDownload({ fileName: `clients-${staff.structure.slug}-${day}.csv`, body: file.value });
}
