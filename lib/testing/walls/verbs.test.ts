import { expect, test } from 'vitest';
import { demoVerbs } from '#lib/testing/verbs/demo-verbs.ts';
import { openVerbs } from '../verbs/open-verbs.ts';
import { proofVerbs } from '../verbs/proof-verbs.ts';
import { restrictedErpVerbs } from '../verbs/restricted-erp-verbs.ts';
import { restrictedVerbs } from '../verbs/restricted-verbs.ts';
import { isTestFile, sourceFiles } from './source-files.ts';

const restricted = [...restrictedVerbs, ...restrictedErpVerbs];
const open = [...openVerbs, ...demoVerbs];

/** Verbs that check their permission through another verb. */
const askedBy: Record<string, string> = {
  addErpSecret: 'onConnection',
  revokeErpSecret: 'onConnection',
  setErpEnabled: 'onConnection',
  disconnectErp: 'onConnection',
  setProviderSecret: 'onConnection',
  changeProfile: 'onConnection',
  changeConnectionSettings: 'onConnection',
  saveApiSettings: 'onConnection',
  pullBase: 'onConnection',
  changeRole: 'lockTeam',
  removeColleague: 'lockTeam',
  removeColleagueFactor: 'requireColleague',
  endColleagueSessions: 'requireColleague',
  readImport: 'findImport',
  readBulk: 'findOperation',
  listBulk: 'findOperations',
};

const exported = /^export (?:async )?function (\w+)(?:<[^(]*>)?\(\s*(?:\w+|\{[^}]*\}): Staff\b/gm;

/**
 * Reads the text of each exported function of lib/ whose first parameter is a staff member, by
 * name.
 */
function verbs(): Map<string, string> {
  const found = new Map<string, string>();
  for (const { path, text: source } of sourceFiles('lib')) {
    if (isTestFile(path) || path.startsWith('lib/commands/')) continue;
    for (const match of source.matchAll(exported)) {
      const end = source.indexOf('\nexport ', match.index + 1);
      found.set(match[1] as string, source.slice(match.index, end < 0 ? undefined : end));
    }
  }
  for (const name of ['may', 'hasRecentProof', 'requireProof', 'asProved', 'requireRecentProof', 'noteRefusal'])
    found.delete(name);
  return found;
}

test('names every verb of lib/ that takes a staff member in one of the tables that call it', () => {
  expect([...verbs().keys()].sort()).toEqual([...restricted, ...open].map(({ name }) => name).sort());
});

test('finds in each restricted verb its permission, or the verb that checks it', () => {
  const sources = verbs();
  for (const { name, permission } of restricted) {
    const asks = askedBy[name] ?? `'${permission}'`;
    expect(sources.get(name), name).toContain(asks);
  }
});

test('finds the question for a recent proof in the verbs that need one, and in no other', () => {
  const asking = [...verbs()]
    .filter(([, source]) => /requireProof\(staff\)|requireColleague\(/.test(source))
    .map(([name]) => name);
  expect(asking.sort()).toEqual([...proofVerbs].sort());
});
