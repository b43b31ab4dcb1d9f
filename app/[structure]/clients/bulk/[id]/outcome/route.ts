import { notFound } from 'next/navigation';
import { csvDownload } from '#lib/api/file-download.ts';
import { bulkOutcomeFile } from '#lib/clients/bulk/outcome/outcome-file.ts';
import { addressWithNotice } from '#lib/forms/notices/notice-address.ts';
import { currentLocale } from '#lib/session/current-locale.ts';
import { requireRecentProof } from '#lib/session/require-recent-proof.ts';
import { requireStaff } from '#lib/session/require-staff.ts';

/** Downloads who was selected for a bulk operation and what became of each. */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/[structure]/clients/bulk/[id]/outcome'>,
): Promise<Response> {
  const { structure, id } = await params;
  const staff = await requireStaff(structure, 'clients.bulk');
  const page = `/${staff.structure.slug}/clients/bulk/${encodeURIComponent(id)}`;
  requireRecentProof(staff, page);
  const file = await bulkOutcomeFile(staff, id, await currentLocale());
  if (file.ok) return csvDownload(file.value);
  if (file.problem === 'not-found') notFound();
  const location = addressWithNotice('bulk', page, file.problem);
  return new Response(null, { status: 303, headers: { Location: location } });
}
