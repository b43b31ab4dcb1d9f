/** As many as the stylesheet has colours of discs. */
const colours = 5;

type DiscProps = {
  /** Decides the colour, so that a person keeps it. */
  id: string;
  /** First name, then last name. */
  name: string;
};

/** Initials on colour: helps the eye down a list, says nothing of its own. */
export function Disc({ id, name }: DiscProps) {
  return (
    <span aria-hidden="true" className={`disc disc-${place(id)}`}>
      {initials(name)}
    </span>
  );
}

function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words;
  return ends.map((word) => [...(word ?? '')][0]?.toUpperCase() ?? '').join('');
}

function place(id: string): number {
  let sum = 7;
  for (const character of id) sum = (sum * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return sum % colours;
}
