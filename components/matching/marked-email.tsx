import { Email } from '#components/email.tsx';
import type { EmailDifference } from '#lib/matching/email-difference.ts';

/** An address with what is different in it marked; whole where nothing is. */
export function MarkedEmail({ email, marked }: { email: string; marked: EmailDifference | undefined }) {
  if (!marked) return <Email address={email} />;
  return (
    <span className="break-all">
      {marked.before}
      {marked.apart ? (
        <mark className="rounded-[3px] bg-warn-wash px-px font-[650] text-warn underline decoration-2 underline-offset-2">
          {marked.apart}
        </mark>
      ) : (
        // Something is missing here: a place to look at.
        <span aria-hidden="true" className="mx-px inline-block h-[1em] w-0.5 translate-y-[.15em] bg-warn" />
      )}
      {marked.after}
    </span>
  );
}
