import { Chip, Chips } from '#components/chips.tsx';
import { CodeBlock } from '#components/erp/code-block.tsx';
import { Sheet } from '#components/page/sheet.tsx';
import { type ProfileName, profileNames } from '#lib/erp/profiles/profile.ts';
import { curlSample } from '#lib/erp/sandbox/curl-sample.ts';
import type { Dictionary } from '#lib/i18n/dictionary.ts';

type Props = {
  path: string;
  endpoint: string;
  /** The connection's profile, and the one whose sample is shown. */
  own: ProfileName;
  shown: ProfileName;
  dictionary: Dictionary;
};

/** A call for the command line, signed as each kind of ERP does. */
export function CurlSheet({ path, endpoint, own, shown, dictionary }: Props) {
  const { bench, profiles } = dictionary.erp;
  return (
    <Sheet padded title={bench.curl}>
      <div className="grid gap-3.5">
        <Chips label={bench.profiles}>
          {profileNames.map((name) => (
            <Chip key={name} href={`${path}?curl=${name}`} current={name === shown}>
              {profiles[name]}
            </Chip>
          ))}
        </Chips>
        {shown !== own && <p className="text-warn">{bench.otherProfile(profiles[own])}</p>}
        <CodeBlock words={dictionary.shell.clipboard} about={bench.curl}>
          {curlSample(shown, endpoint)}
        </CodeBlock>
        <p className="text-sm text-soft">
          {bench.curlNote} <code className="font-mono">read -rs SECRET</code>. {bench.curlDry}
        </p>
      </div>
    </Sheet>
  );
}
