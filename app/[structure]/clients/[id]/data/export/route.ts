import { notFound } from 'next/navigation';
import { zipDownload } from '#lib/api/file-download.ts';
import { addressWithNotice } from '#lib/forms/notices/notice-address.ts';
import { isoDay } from '#lib/i18n/format.ts';
import { exportPerson } from '#lib/personal-data/export-person.ts';
import { currentLocale } from '#lib/session/current-locale.ts';
import { requireRecentProof } from '#lib/session/require-recent-proof.ts';
import { requireStaff } from '#lib/session/require-staff.ts';
import { isLinkedFromElsewhere, leadTo } from '#lib/session/same-origin.ts';

/** Everything that is held on one client, as an archive: asks for a recent password first. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/[structure]/clients/[id]/data/export'>,
): Promise<Response> {
  const { structure, id } = await params;
  const staff = await requireStaff(structure, 'clients.erase');
  const page = `/${structure}/clients/${id}/data`;
  if (isLinkedFromElsewhere(request.headers)) return leadTo(page);
  requireRecentProof(staff, page);
  const file = await exportPerson(staff, id, await currentLocale());
  if (!file.ok && file.problem === 'not-found') notFound();
  if (!file.ok) {
    const location = addressWithNotice('clients', `/${staff.structure.slug}/clients`, file.problem);
    return new Response(null, { status: 303, headers: { Location: location } });
  }
  const day = isoDay(new Date(), staff.structure.timeZone);
  return zipDownload({ fileName: `client-${staff.structure.slug}-${day}.zip`, body: file.value });
}
