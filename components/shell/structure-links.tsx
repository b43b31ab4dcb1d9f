import { Mark } from './mark.tsx';

type StructureLinksProps = { structures: readonly { slug: string; name: string }[]; current: string };

/** The other clubs where this person works too, and this one. */
export function StructureLinks({ structures, current }: StructureLinksProps) {
  return (
    <ul className="grid">
      {structures.map(({ slug, name }) => (
        <li key={slug}>
          <a
            href={`/${slug}/clients`}
            aria-current={slug === current ? 'true' : undefined}
            className="flex min-h-11 items-center gap-2.5 rounded-mini px-2 py-1.5 text-base font-[520] text-ink hover:bg-sunk aria-[current]:font-[620]"
          >
            <Mark name={name} />
            {name}
          </a>
        </li>
      ))}
    </ul>
  );
}
