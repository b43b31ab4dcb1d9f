import { Sheet } from '#components/sheet.tsx';
import type { StaffVerdict } from '#lib/registrations/read-verdict.ts';
import type { AccessScreen } from './access-screen.ts';
import { CheckList } from './check-list.tsx';
import { VerdictBanner } from './verdict-banner.tsx';

/** The verdict on a client, on their page: all of it when something is in the way, else one sentence and the rest on demand. */
export function AccessSheet({ found, email, screen }: { found: StaffVerdict; email: string; screen: AccessScreen }) {
  const { access } = screen.dictionary;
  const checks = <CheckList found={found} email={email} screen={screen} />;
  return (
    <Sheet title={access.sheet}>
      <div className="px-3.5 pt-3 pb-3 wide:px-[18px]">
        <VerdictBanner found={found} words={access} />
      </div>
      {found.verdict.access ? (
        <details>
          <summary className="flex min-h-11 items-center px-3.5 text-note font-[560] text-accent underline underline-offset-2 wide:px-[18px]">
            {access.details}
          </summary>
          {checks}
        </details>
      ) : (
        checks
      )}
    </Sheet>
  );
}
