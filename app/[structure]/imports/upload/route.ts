import { importClients } from '#lib/imports/import-clients.ts';
import { problemParameters } from '#lib/imports/problem-address.ts';
import { discardUpload, receiveUpload } from '#lib/imports/receive-upload.ts';
import { log } from '#lib/log.ts';
import { findStaff } from '#lib/session/find-staff.ts';
import { sameOrigin } from '#lib/session/same-origin.ts';
import { signedIn } from '#lib/session/signed-in.ts';
import { may } from '#lib/staff/permissions.ts';
import type { Staff } from '#lib/staff/staff.ts';

/** Takes the file of the upload form as a stream: a server action would hold it in memory and refuse it above 1 MB. */
export async function POST(request: Request, { params }: RouteContext<'/[structure]/imports/upload'>): Promise<Response> {
  if (!sameOrigin(request.headers)) return new Response(null, { status: 403 });
  const { structure } = await params;
  const staff = await findStaff(structure);
  if (!staff) {
    const back = encodeURIComponent(`/${structure}/imports/new`);
    return (await signedIn()) ? new Response(null, { status: 404 }) : seeOther(`/sign-in?callbackUrl=${back}`);
  }
  const form = `/${staff.structure.slug}/imports/new`;
  if (!may(staff, 'imports.run')) return seeOther(`${form}?notice=not-allowed`);
  try {
    return seeOther(await take(staff, request, form));
  } catch (error) {
    log.error({ err: error }, 'an upload failed');
    return seeOther(`${form}?problem=interrupted`);
  }
}

/** The address to go on to. */
async function take(staff: Staff, request: Request, form: string): Promise<string> {
  const upload = await receiveUpload(request.headers.get('content-type') ?? '', request.body as AsyncIterable<Uint8Array> | null);
  if (!upload.ok) return `${form}?${problemParameters(upload.problem)}`;
  try {
    const imported = await importClients(staff, upload.value);
    if (imported.ok) return `/${staff.structure.slug}/imports/${imported.value.importId}?notice=import-committed`;
    if (imported.problem.code === 'not-allowed') return `${form}?notice=not-allowed`;
    // What an interrupted import had done stands on its own page.
    if (imported.problem.code === 'interrupted') return `/${staff.structure.slug}/imports/${imported.problem.importId}`;
    return `${form}?${problemParameters(imported.problem)}`;
  } finally {
    await discardUpload(upload.value);
  }
}

function seeOther(location: string): Response {
  return new Response(null, { status: 303, headers: { Location: location } });
}
