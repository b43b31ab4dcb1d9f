import type { Staff } from '#lib/actor/staff.ts';
import { renderMail } from './delivery/render-mail.ts';
import type { ReadMail } from './list-mail.ts';

/** The HTML of a mail as its reader sees it. */
export function previewMail({ subject, language, content }: ReadMail, { structure }: Staff): Promise<string> {
  return renderMail({ subject, language, content, from: structure.name });
}
