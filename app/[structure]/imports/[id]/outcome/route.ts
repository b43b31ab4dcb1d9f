import { Readable } from 'node:stream';
import { notFound } from 'next/navigation';
import { addressWithNotice } from '#lib/forms/notices/notice-address.ts';
import { outcomeFile } from '#lib/imports/outcome/outcome-file.ts';
import { currentLocale } from '#lib/session/current-locale.ts';
import { requireStaff } from '#lib/session/require-staff.ts';

/** Downloads the rows that were not imported, as a file to correct and import again. */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/[structure]/imports/[id]/outcome'>,
): Promise<Response> {
  const { structure, id } = await params;
  const staff = await requireStaff(structure, 'imports.read');
  const file = await outcomeFile(staff, id, await currentLocale());
  if (!file.ok) {
    if (file.problem === 'not-found') notFound();
    const location = addressWithNotice('import', `/${staff.structure.slug}/imports/${id}`, file.problem);
    return new Response(null, { status: 303, headers: { Location: location } });
  }
  const { fileName, encoding, bytes } = file.value;
  return new Response(Readable.toWeb(Readable.from(bytes, { objectMode: false })) as ReadableStream, {
    headers: {
      'Content-Type': `text/csv; charset=${encoding}`,
      'Content-Disposition': attachment(fileName),
      'Cache-Control': 'private, no-store',
    },
  });
}

/** RFC 6266: the exact name, and an ASCII one for clients that cannot read it. */
function attachment(fileName: string): string {
  const plain = fileName.replace(/[^\w.\- ]/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(fileName).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16)}`)}`;
}
