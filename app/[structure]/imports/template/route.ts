import { csvDownload } from '#lib/api/file-download.ts';
import { clientTemplate } from '#lib/clients/template.ts';
import { isLocale } from '#lib/i18n/locale.ts';
import { currentLocale } from '#lib/session/current-locale.ts';
import { requireStaff } from '#lib/session/require-staff.ts';

/** Downloads a template of an import file, in the reader's language or the one of `?language=`. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/[structure]/imports/template'>,
): Promise<Response> {
  await requireStaff((await params).structure, 'imports.run');
  const wanted = new URL(request.url).searchParams.get('language');
  const { fileName, text } = clientTemplate(isLocale(wanted) ? wanted : await currentLocale());
  return csvDownload({ fileName, body: text });
}
