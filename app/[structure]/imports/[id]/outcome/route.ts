import { notFound } from 'next/navigation';
import { csvDownload } from '#lib/api/file-download.ts';
import { addressWithNotice } from '#lib/forms/notices/notice-address.ts';
import { outcomeFile } from '#lib/imports/outcome/outcome-file.ts';
import { currentLocale } from '#lib/session/current-locale.ts';
import { requireStaff } from '#lib/session/require-staff.ts';
import { isLinkedFromElsewhere, leadTo } from '#lib/session/same-origin.ts';

/** Downloads the rows that were not imported, as a file to correct and import again. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/[structure]/imports/[id]/outcome'>,
): Promise<Response> {
  const { structure, id } = await params;
  const staff = await requireStaff(structure, 'imports.read');
  if (isLinkedFromElsewhere(request.headers)) return leadTo(`/${staff.structure.slug}/imports/${id}`);
  const file = await outcomeFile(staff, id, await currentLocale());
  if (!file.ok) {
    if (file.problem === 'not-found') notFound();
    const location = addressWithNotice('import', `/${staff.structure.slug}/imports/${id}`, file.problem);
    return new Response(null, { status: 303, headers: { Location: location } });
  }
  const { fileName, encoding, bytes } = file.value;
  return csvDownload({ fileName, body: bytes, charset: encoding });
}
