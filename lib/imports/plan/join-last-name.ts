import { isNamePart, namePartRanks } from '#lib/imports/layout/header-meaning.ts';
import { cellText } from './cell-text.ts';

/**
 * Joins the parts of a last name that stand in columns of their own. Nothing is joined twice: some
 * programs repeat the particle in the name.
 * @param cells of the columns of last names, in the order of their ranks
 * @returns the cells to read the name from: the first filled one counts
 */
export function joinLastName(cells: string[], ranks: readonly number[]): string[] {
  if (!ranks.some(isNamePart)) return cells;
  const text = (rank: number) => cellText(cells[ranks.indexOf(rank)] ?? '', 'last-name');
  const whole = cells.filter((_, index) => !isNamePart(ranks[index] ?? 0));
  const at = whole.findIndex((cell) => cellText(cell, 'last-name') !== '');
  const [particle, second] = [text(namePartRanks.particle), text(namePartRanks.secondSurname)];
  if (at < 0) return second === '' ? whole : [second];
  const name = (whole[at] as string).trim();
  const words = ` ${cellText(name, 'last-name')} `.toLowerCase();
  const before = particle === '' || words.startsWith(` ${particle.toLowerCase()} `) ? '' : `${particle} `;
  const behind = second === '' || words.endsWith(` ${second.toLowerCase()} `) ? '' : ` ${second}`;
  return [`${/['’]\s$/.test(before) ? before.trimEnd() : before}${name}${behind}`];
}
