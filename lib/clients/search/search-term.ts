/** One thing that a client must have for a search to find it; any of its readings is enough. */
export type SearchTerm = {
  /** Folded words, each in its spellings, that all are in names, mailbox, groups or note. */
  words: string[][];
  /** Runs of digits of a phone. */
  digits: string[];
  /** The beginning of a member number, as `memberKey` writes it. */
  member: string | null;
  /** A birth date, ISO 8601. */
  day: string | null;
  /** Part of an e-mail, in lower case. */
  address: string | null;
  /** The same text as several terms, all of which must be found. */
  parts: SearchTerm[];
};

export const emptyTerm: SearchTerm = { words: [], digits: [], member: null, day: null, address: null, parts: [] };

/**
 * The groups that have the words of a search, by those words as a tsquery: their ids, and those of
 * groups that were merged into them.
 */
export type GroupsFound = ReadonlyMap<string, string[]>;
