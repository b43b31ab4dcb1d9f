import { Sheet } from '#components/page/sheet.tsx';
import type { StaffVerdict } from '#lib/access/read-verdict.ts';
import type { AccessScreen } from './access-screen.ts';
import { CheckList } from './check-list.tsx';
import { VerdictBanner } from './verdict-banner.tsx';

/**
 * The verdict on a client, on their page: one sentence, what is in the way if anything is, and
 * every check on demand.
 */
export function AccessSheet({ found, email, screen }: { found: StaffVerdict; email: string; screen: AccessScreen }) {
  const { access } = screen.dictionary;
  return (
    <Sheet title={access.sheet}>
      <div className="px-3.5 pt-3 pb-1 wide:px-[18px]">
        <VerdictBanner found={found} screen={screen} />
      </div>
      <CheckList found={found} email={email} screen={screen} part="failed" />
      <details className="border-t border-line first:border-t-0">
        <summary className="flex min-h-11 items-center px-3.5 text-note font-[560] text-accent underline underline-offset-2 wide:px-[18px]">
          {access.details}
        </summary>
        <CheckList found={found} email={email} screen={screen} part="without-remedy" />
      </details>
    </Sheet>
  );
}
