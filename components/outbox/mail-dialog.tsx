import { Dialog } from '#components/dialog.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { MailState } from '#lib/mail/mail-state.ts';
import { MailStateBadge } from './mail-state-badge.tsx';

type Props = {
  mail: { to: string; subject: string; text: string; state: MailState };
  closeHref: string;
  written: string;
  words: Dictionary['outbox'];
};

/** One mail as the person reads it. */
export function MailDialog({ mail, closeHref, written, words }: Props) {
  return (
    <Dialog title={mail.subject} cancelHref={closeHref} cancelLabel={words.close}>
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm text-soft">
        <span className="break-words">{words.to(mail.to)}</span>
        <span>{written}</span>
        <MailStateBadge state={mail.state} words={words} />
      </p>
      <p className="mt-1 rounded-control bg-sunk px-3.5 py-3 text-md break-words whitespace-pre-line">{mail.text.trim()}</p>
    </Dialog>
  );
}
