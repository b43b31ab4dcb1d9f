import { expect, test } from 'vitest';
import { accessVerdict } from '#lib/access/access-verdict.ts';
import type { AccessFacts } from '#lib/access/verdict.ts';
import { en } from '#lib/i18n/en.ts';
import { fr } from '#lib/i18n/fr.ts';
import { checkTitle } from './check-title.ts';
import { evidence } from './evidence.ts';

const removed = new Date('2026-11-20T12:00:00Z');
const later = new Date('2099-12-31T12:00:00Z');
const day = (moment: Date) => moment.toISOString().slice(0, 10);

/** A person who may enter, as far as the ERP decides. */
const facts = (erp: AccessFacts['erp']): AccessFacts => ({
  account: {
    id: 'a',
    email: 'a@b.example',
    firstName: '',
    lastName: '',
    device: null,
    registeredAt: removed,
    lastSeenAt: removed,
  },
  attachment: {
    id: 't',
    validation: 'not-needed',
    attachedAt: removed,
    requestedAt: null,
    decidedAt: null,
    decidedBy: null,
    reason: null,
    emailChangedAt: null,
  },
  proof: { needed: false, provedAt: null },
  recordHasNoAddress: false,
  client: { id: 'c', firstName: 'Zoé', lastName: 'Durand', email: 'a@b.example', deletedAt: null },
  erp,
});

function told(erp: AccessFacts['erp'], { access }: typeof fr): [string, string] {
  const found = { verdict: accessVerdict(facts(erp)), facts: facts(erp), namesake: null };
  expect(found.verdict.reason).toBe('open');
  const check = found.verdict.checks.find(({ name }) => name === 'active-in-erp');
  if (!check) throw new Error('no check of the ERP');
  return [checkTitle(check, found, access), evidence(check, found, access.evidence, day)];
}

test('shows a client whom the ERP has as active', () => {
  const erp = { removedAt: null, keepsAccess: true, accessUntil: null, now: removed };
  expect(told(erp, fr)).toEqual(['Actif dans votre ERP', 'Oui.']);
  expect(told(erp, en)).toEqual(['Active in your ERP', 'Yes.']);
});

test('shows that a former client keeps access although the ERP removed them', () => {
  const erp = { removedAt: removed, keepsAccess: true, accessUntil: null, now: removed };
  expect(told(erp, fr)).toEqual([
    'Accès gardé sans l’ERP',
    'Retrait de l’ERP le 2026-11-20\u202f: vos anciens clients gardent leur accès.',
  ]);
  expect(told(erp, en)).toEqual([
    'Access kept without the ERP',
    'Removed from the ERP on 2026-11-20: your former clients keep their access.',
  ]);
});

test('shows until when staff granted a former client access', () => {
  const erp = { removedAt: removed, keepsAccess: false, accessUntil: later, now: removed };
  expect(told(erp, fr)).toEqual([
    'Accès gardé sans l’ERP',
    'Retrait de l’ERP le 2026-11-20, accès accordé jusqu’au 2099-12-31.',
  ]);
  expect(told(erp, en)).toEqual([
    'Access kept without the ERP',
    'Removed from the ERP on 2026-11-20, access granted until 2099-12-31.',
  ]);
});
