import { notFound } from 'next/navigation';
import { readMail } from '#lib/mail/list-mail.ts';
import { previewMail } from '#lib/mail/preview-mail.ts';
import { requireStaff } from '#lib/session/require-staff.ts';

/**
 * One mail as its reader sees it, for the frame of its dialog. The server gives this page a policy
 * of its own (`mailPolicy`).
 */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/[structure]/outbox/[mail]/preview'>,
): Promise<Response> {
  const { structure, mail: id } = await params;
  const staff = await requireStaff(structure, 'outbox.read-texts');
  const mail = await readMail(staff, id);
  if (!mail) notFound();
  return new Response(await previewMail(mail, staff), {
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'private, no-store' },
  });
}
