import { Chip, Chips } from '#components/chips.tsx';

type Props = {
  label: string;
  /** What the choice of all kinds is called. */
  all: string;
  /** The parameter of the address. */
  name: string;
  names: readonly string[];
  current: string | undefined;
  href: (more: Record<string, string | undefined>) => string;
};

/** The choice of one kind, as the ERP names it; nothing where there is only one to choose. */
export function KindChips({ label, all, name, names, current, href }: Props) {
  const offered = current && !names.includes(current) ? [current, ...names] : names;
  if (offered.length < 2 && !current) return null;
  return (
    <Chips label={label}>
      <Chip href={href({ [name]: undefined })} current={!current}>
        {all}
      </Chip>
      {offered.map((kind) => (
        <Chip key={kind} href={href({ [name]: kind })} current={kind === current}>
          <code className="break-all">{kind}</code>
        </Chip>
      ))}
    </Chips>
  );
}
