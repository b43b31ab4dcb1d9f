import Link from 'next/link';

type Props = { tiles: readonly { key: string; label: string; value: string; href: string }[] };

/** Numbers that lead to the people behind them. */
export function NumberTiles({ tiles }: Props) {
  return (
    <ul className="grid grid-cols-2 gap-2.5 wide:grid-cols-4">
      {tiles.map(({ key, label, value, href }) => (
        <li key={key}>
          <Link
            href={href}
            prefetch={false}
            className="grid h-full content-between gap-1 rounded-control border border-line px-3.5 py-3 hover:bg-sunk"
          >
            <span className="text-sm text-soft">{label}</span>
            <b className="text-xl leading-none font-[640] tracking-[-.02em]">{value}</b>
          </Link>
        </li>
      ))}
    </ul>
  );
}
