import { Drawing } from '#components/drawing.tsx';
import type { IconName } from '#components/icon-paths.ts';
import { iconPaths } from '#components/icon-paths.ts';
import { type Tone, toneClass } from '#components/page/tone.ts';
import type { StaffVerdict } from '#lib/access/read-verdict.ts';
import type { Check } from '#lib/access/verdict.ts';
import type { AccessScreen } from './access-screen.ts';
import { checkTitle } from './check-title.ts';
import { evidence } from './evidence.ts';
import { OtherPhone, Remedy } from './remedy.tsx';

type Props = {
  found: StaffVerdict;
  /** The address asked about. */
  email: string;
  screen: AccessScreen;
  /**
   * Only the check that fails, or all of them without what mends it, which then stands elsewhere.
   */
  part?: 'failed' | 'without-remedy';
};

const looks: Record<Check['outcome'], { icon: IconName; tone: Tone }> = {
  passed: { icon: 'check', tone: 'ok' },
  failed: { icon: 'cross', tone: 'err' },
  'not-needed': { icon: 'dash', tone: 'none' },
  skipped: { icon: 'dash', tone: 'none' },
};

/** Every check of a verdict with what it rests on; the one that fails with what mends it. */
export function CheckList({ found, email, screen, part }: Props) {
  const { access } = screen.dictionary;
  const { facts, verdict } = found;
  // Where there is no ERP there is nothing to say about it.
  const known = verdict.checks.filter(({ name }) => name !== 'active-in-erp' || facts.erp);
  const shown = part === 'failed' ? known.filter(({ outcome }) => outcome === 'failed') : known;
  if (shown.length === 0) return null;
  return (
    <ol>
      {shown.map((check) => {
        const { icon, tone } = looks[check.outcome];
        const device = check.name === 'registered' && facts.account?.device;
        return (
          <li
            key={check.name}
            className="flex flex-wrap items-center gap-x-3.5 gap-y-2 border-b border-line px-3.5 py-3 last:border-b-0 wide:px-[18px]"
          >
            <span className={`grid size-6 flex-none place-items-center rounded-full text-tiny ${toneClass[tone]}`}>
              <Drawing path={iconPaths[icon]} weight={2.6} />
              <span className="sr-only">{access.outcomes[check.outcome]}</span>
            </span>
            <div className="min-w-0 flex-[1_1_14rem]">
              <p className="font-[600]">{checkTitle(check, found, access)}</p>
              <p className="text-note break-words text-soft">
                {evidence(check, found, access.evidence, screen.showDay)}
                {device && ` · ${device.model}`}
              </p>
            </div>
            {check.name === 'proved' && check.outcome === 'passed' && <OtherPhone found={found} screen={screen} />}
            {check.outcome === 'failed' && part !== 'without-remedy' && (
              <div className="flex flex-wrap items-center gap-2 ps-[38px]">
                <Remedy found={found} email={email} screen={screen} />
              </div>
            )}
          </li>
        );
      })}
    </ol>
  );
}
