import type { Staff } from '#lib/actor/staff.ts';
import { connection } from '#lib/database/connection.ts';
import { repeatRead } from '#lib/database/connections/retry-connecting.ts';
import { sqlState } from '#lib/database/sql-state.ts';
import { fold } from '#lib/identity/fold.ts';
import { fullName } from '../client.ts';
import { soundOf, wordDistance } from './similar-word.ts';

/** Clients that are compared with what was typed, words of it, and names that are proposed. */
const most = { clients: 2_000, words: 4, names: 3 };
/** Letters of a word from which on it may be misspelt: "Léa" is not "Léo". */
const minWordLength = 4;
const timeoutMs = 300;
/** SQLSTATE of a query that took too long (query_canceled). */
const queryCanceled = '57014';

type Named = { lastName: string; firstName: string };

/**
 * Proposes names of clients for a search that found none: every word like a word of the name, up to
 * a typing error or a spelling of the same sound. It compares a bounded number of clients, whose
 * names share the beginning or the end of each word.
 */
export async function suggestNames(staff: Staff, q: string): Promise<string[]> {
  const words = [...new Set(fold(q).split(' '))].filter((word) => /^\p{L}{2,40}$/u.test(word));
  if (words.length === 0 || words.length > most.words || /[\d@]/.test(q)) return [];
  if (!words.some((word) => word.length >= minWordLength)) return [];
  const clients = await readSimilar(staff, words);
  const ranked = clients
    .map((client) => ({ name: fullName(client), distance: distanceOf(words, client) }))
    .filter(({ distance }) => distance < Number.POSITIVE_INFINITY)
    .sort((one, other) => one.distance - other.distance);
  return [...new Set(ranked.map(({ name }) => name))].slice(0, most.names);
}

/** The sum over the words of what was typed, each to the most similar word of the name. */
function distanceOf(words: string[], { lastName, firstName }: Named): number {
  const names = [lastName, firstName].flatMap((name) => [...fold(name).split(' '), fold(name).replaceAll(' ', '')]);
  return words.reduce((sum, word) => sum + Math.min(...names.map((name) => wordDistance(word, name))), 0);
}

async function readSimilar(staff: Staff, words: string[]): Promise<Named[]> {
  const values: unknown[] = [staff.structure.id];
  const conditions = words.map((word) => {
    const patterns = patternsOf(word).map((pattern) => `search_text like $${values.push(pattern)}`);
    return `(${patterns.join(' or ')})`;
  });
  return repeatRead(() => readNamed(conditions, values));
}

async function readNamed(conditions: string[], values: unknown[]): Promise<Named[]> {
  const client = await connection().pool.connect();
  try {
    await client.query(`begin read only; set local statement_timeout = '${timeoutMs}ms'`);
    const { rows } = await client.query<Named>(
      `select last_name as "lastName", first_name as "firstName" from client
       where structure_id = $1 and deleted_at is null and ${conditions.join(' and ')} limit ${most.clients}`,
      values,
    );
    await client.query('commit');
    client.release();
    return rows;
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    const isTooSlow = sqlState(error) === queryCanceled;
    client.release(!isTooSlow);
    if (isTooSlow) return [];
    throw error;
  }
}

/** One error leaves one half of a word as it is: names that begin or end alike, also by sound. */
function patternsOf(word: string): string[] {
  if (word.length < minWordLength) return [`%${word}%`];
  const half = Math.max(2, Math.floor(word.length / 2));
  // Two letters swapped in the middle change both halves.
  const swapped = word.slice(0, half - 1) + (word[half] ?? '');
  const beginnings = new Set([
    word.slice(0, half),
    swapped,
    ...sameBeginnings(word).map((start) => start.slice(0, half)),
  ]);
  const endings = new Set([word.slice(-half), soundOf(word).slice(-half)]);
  return [
    `%${word}%`,
    ...[...beginnings].flatMap((start) => [`${start}%`, `% ${start}%`]),
    ...[...endings].filter((end) => end.length > 1).map((end) => `%${end} %`),
  ];
}

/** Beginnings that sound alike. */
const alike = [
  ['f', 'ph'],
  ['c', 'k', 'qu'],
  ['g', 'j', 'ge'],
  ['s', 'c'],
  ['i', 'y', 'hi'],
  ['o', 'au', 'ho', 'eau'],
  ['e', 'he'],
  ['a', 'ha'],
  ['v', 'w'],
  ['t', 'th'],
];

function sameBeginnings(word: string): string[] {
  return alike.flatMap((group) =>
    group
      .filter((start) => word.startsWith(start))
      .flatMap((start) => group.filter((other) => other !== start).map((other) => other + word.slice(start.length))),
  );
}
