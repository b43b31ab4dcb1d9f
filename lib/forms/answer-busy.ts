import { currentRequest } from '#lib/api/current-request.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';

/** What a form shows when too many passwords are being verified: the answer is 503. */
export function answerBusy(seconds: number, { staff }: Dictionary): { error: string } {
  currentRequest()?.answerBusy(seconds);
  return { error: staff.errors.busy(seconds) };
}
