import Link from 'next/link';
import { Sheet } from '#components/page/sheet.tsx';
import type { Dictionary } from '#lib/i18n/dictionary.ts';
import type { InvitationView } from '#lib/invitations/read-invitation.ts';
import { InvitationLine } from './invitation-line.tsx';
import { whyNotInvited } from './why-not-invited.ts';

type Props = {
  view: InvitationView;
  /** `/club-lumiere` */
  base: string;
  /** Whether the reader may read the text of a mail. */
  readsTexts: boolean;
  /** Whether to say why there can be no other one: not where the verdict above says it. */
  saysWhyNot: boolean;
  showMoment: (moment: Date) => string;
  dictionary: Pick<Dictionary, 'invitations' | 'registrations'>;
};

/**
 * A client's invitation: where it stands, until when its link works, and why there can be no other
 * one now.
 */
export function InvitationSheet({
  view: { latest, problem },
  base,
  readsTexts,
  saysWhyNot,
  showMoment,
  dictionary,
}: Props) {
  const { invitations: words } = dictionary;
  return (
    <Sheet title={words.title} padded>
      <div className="grid gap-1.5">
        {latest ? (
          <>
            <InvitationLine invitation={latest} when={showMoment(latest.since)} words={words} />
            {latest.problem && <p className="text-sm break-words text-soft">{latest.problem}</p>}
            {['queued', 'sent', 'delivered', 'opened'].includes(latest.state) && (
              <p className="text-sm text-soft">{words.expires(showMoment(latest.expiresAt))}</p>
            )}
          </>
        ) : (
          <p className="text-sm text-soft">{words.none}</p>
        )}
        {problem && saysWhyNot && <p className="text-sm">{whyNotInvited(problem, showMoment, dictionary)}</p>}
        {latest && readsTexts && (
          <Link
            href={`${base}/outbox?read=${latest.mailId}`}
            prefetch={false}
            className="text-note font-[560] text-accent underline underline-offset-2"
          >
            {words.read}
          </Link>
        )}
      </div>
    </Sheet>
  );
}
