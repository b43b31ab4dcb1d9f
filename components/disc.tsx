const colours = [
  'bg-accent-wash text-accent',
  'bg-warn-wash text-warn',
  'bg-info-wash text-info',
  'bg-plum-wash text-plum',
  'bg-bad-wash text-bad',
] as const;

type DiscProps = {
  /** Decides the colour, so that a person keeps it. */
  id: string;
  /** First name, then last name. */
  name: string;
};

/** Initials on colour: helps the eye down a list, says nothing of its own. */
export function Disc({ id, name }: DiscProps) {
  return (
    <span
      aria-hidden="true"
      className={`grid size-[38px] flex-none place-items-center rounded-full text-note font-[640] select-none
        print:hidden ${colours[place(id)]}`}
    >
      {initials(name)}
    </span>
  );
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => [...(word ?? '')][0]?.toLocaleUpperCase() ?? '').join('');
}

function place(id: string): number {
  let sum = 7;
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return sum % colours.length;
}
