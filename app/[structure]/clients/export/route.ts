import { may } from '#lib/actor/permissions.ts';
import { csvDownload } from '#lib/api/file-download.ts';
import { exportClients } from '#lib/clients/export/export-clients.ts';
import { parseListQuery } from '#lib/clients/list-query.ts';
import { addressWithNotice } from '#lib/forms/notices/notice-address.ts';
import { isoDay } from '#lib/i18n/format.ts';
import { currentLocale } from '#lib/session/current-locale.ts';
import { requireRecentProof } from '#lib/session/require-recent-proof.ts';
import { requireStaff } from '#lib/session/require-staff.ts';
import { isLinkedFromElsewhere, leadTo } from '#lib/session/same-origin.ts';

/** The clients that the list shows, as a file. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/[structure]/clients/export'>,
): Promise<Response> {
  const staff = await requireStaff((await params).structure, 'clients.read');
  const { searchParams, search } = new URL(request.url);
  const page = `/${staff.structure.slug}/clients${search}`;
  if (isLinkedFromElsewhere(request.headers)) return leadTo(page);
  if (may(staff, 'clients.export')) requireRecentProof(staff, page);
  const query = parseListQuery(Object.fromEntries(searchParams));
  const file = await exportClients(staff, query, await currentLocale());
  if (!file.ok) {
    const location = addressWithNotice('clients', `/${staff.structure.slug}/clients`, file.problem);
    return new Response(null, { status: 303, headers: { Location: location } });
  }
  const day = isoDay(new Date(), staff.structure.timeZone);
  return csvDownload({ fileName: `clients-${staff.structure.slug}-${day}.csv`, body: file.value });
}
