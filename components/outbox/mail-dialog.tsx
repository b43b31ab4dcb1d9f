import { Dialog } from '#components/page/dialog.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { MailState } from '#lib/mail/mail-state.ts';
import { MailStateBadge } from './mail-state-badge.tsx';

type Props = {
  mail: { to: string; subject: string; text: string; state: MailState; problem: string | null };
  /** The address of the mail as its reader sees it. */
  previewHref: string;
  /** Whether sending is not set up. */
  unsent: boolean;
  /** Whether a code or a link of it is left out here. */
  hides: boolean;
  closeHref: string;
  written: string;
  words: Dictionary['outbox'];
};

/** One mail as the person reads it. The frame runs nothing, loads nothing and leads nowhere. */
export function MailDialog({ mail, previewHref, unsent, hides, closeHref, written, words }: Props) {
  const { reasons } = words;
  const reason =
    mail.state === 'queued'
      ? unsent && reasons.unsent
      : Object.hasOwn(reasons, mail.state) && reasons[mail.state as keyof typeof reasons];
  return (
    <Dialog title={mail.subject} cancelHref={closeHref} cancelLabel={words.close}>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-soft">
        <span className="break-words">{words.to(mail.to)}</span>
        <span>{written}</span>
        <MailStateBadge state={mail.state} words={words} />
      </p>
      {reason && <p className="text-sm text-soft">{reason}</p>}
      {hides && <p className="text-sm text-soft">{words.secretHidden}</p>}
      {mail.problem && <p className="text-sm break-words text-bad">{mail.problem}</p>}
      <iframe
        title={words.preview}
        src={previewHref}
        sandbox=""
        className="mt-1 h-[26rem] w-full rounded-control border border-line bg-card"
      />
      <details>
        <summary className="flex min-h-11 items-center text-note font-[560] text-accent underline underline-offset-2">
          {words.plain}
        </summary>
        <p className="rounded-control bg-sunk px-3.5 py-3 text-md break-words whitespace-pre-line">
          {mail.text.trim()}
        </p>
      </details>
    </Dialog>
  );
}
