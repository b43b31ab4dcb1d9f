import type { Random } from '#lib/clients/demo-random.ts';
import { emailOf, lastName, type MadePerson, otherFirstName, phone, somebody } from './test-people.ts';

/** For tests: how somebody known to the club under one address comes to register with another. */
export const mismatches: Record<string, (random: Random, client: MadePerson) => MadePerson> = {
  'another address': (random, client) => ({ ...client, email: emailOf(random, client, new Set()) }),
  'first and last name swapped': (random, client) => ({
    ...client,
    lastName: client.firstName || client.lastName,
    firstName: client.firstName && client.lastName,
    email: random.chance(0.6) ? emailOf(random, client, new Set()) : elsewhere(random, client.email),
  }),
  'typing error in the address': (random, client) => ({ ...client, email: beforeAt(client.email, (local) => slip(random, local)) }),
  'other domain': (random, client) => ({ ...client, email: elsewhere(random, client.email) }),
  'mistyped domain': (random, client) => ({ ...client, email: mistypedDomain(random, client.email) }),
  'dots or tag': (random, client) => ({ ...client, email: beforeAt(client.email, (local) => dotted(random, local)) }),
  'apple relay': (random, client) => ({ ...client, email: `${letters(random, 10)}@privaterelay.appleid.com` }),
  'name written otherwise': (random, client) => {
    const known = { ...client, phone: client.phone ?? phone(random), email: emailOf(random, client, new Set()) };
    return { ...known, ...otherwise(random, client) };
  },
};

/**
 * For tests: somebody whom the club knows, as they register on the app with an error of that kind. Nobody copies the club's file: names are
 * typed in a hurry, phone and birth date are given by some, and not always those that the club has.
 */
export function mismatch(random: Random, kind: string, client: MadePerson): { client: MadePerson; account: MadePerson } {
  // Whoever is recognised by phone or birth date has given one that the club knows.
  const told = kind === 'name written otherwise';
  const known = told
    ? { ...client, phone: client.phone ?? phone(random), birthDate: client.birthDate ?? new Date(Date.UTC(1_990, 3, 12)) }
    : client;
  const made = (mismatches[kind] as (typeof mismatches)[string])(random, known);
  const gives = { phone: random.chance(told ? 0.7 : 0.4), birthDate: random.chance(told ? 0.6 : 0.4) };
  if (told && !gives.phone && !gives.birthDate) gives.phone = true;
  return {
    client: known,
    account: {
      ...made,
      lastName: inAHurry(random, made.lastName),
      firstName: inAHurry(random, made.firstName),
      phone: gives.phone ? (told || random.chance(0.85) ? (known.phone ?? phone(random)) : phone(random)) : null,
      birthDate: gives.birthDate ? (told || random.chance(0.97) ? (known.birthDate ?? anyDay(random)) : anyDay(random)) : null,
    },
  };
}

/** The same name under other letters: no accents, no capitals, a hyphen less, now and then a typing error. */
export function inAHurry(random: Random, name: string): string {
  let typed = name;
  if (random.chance(0.35)) typed = typed.normalize('NFD').replace(/\p{M}/gu, '');
  if (random.chance(0.25)) typed = typed.toLowerCase();
  if (random.chance(0.1)) typed = typed.toUpperCase();
  if (random.chance(0.2)) typed = typed.replaceAll('-', ' ');
  if (random.chance(0.1)) typed = ` ${typed} `;
  return typed.length > 4 && random.chance(0.015) ? slip(random, typed) : typed;
}

/** What people write instead of the name that the club has. */
function otherwise(random: Random, client: MadePerson): Partial<MadePerson> {
  const { firstName, lastName: last } = client;
  if (random.chance(0.3)) return { lastName: random.chance(0.3) ? `${last} ${lastName(random)}` : lastName(random) };
  if (random.chance(0.5) && firstName.length > 5) return { firstName: firstName.split('-')[0]?.slice(0, random.pick([3, 4, 5, 20])) ?? '' };
  return random.chance(0.5) ? { lastName: slip(random, last) } : { firstName: slip(random, firstName) };
}

const neighbours: Record<string, string> = {
  a: 'zq',
  z: 'aes',
  e: 'zrd',
  r: 'etf',
  t: 'ryg',
  y: 'tuh',
  u: 'yij',
  i: 'uok',
  o: 'ipl',
  p: 'om',
  q: 'asw',
  s: 'qdz',
  d: 'sfe',
  f: 'dgr',
  g: 'fht',
  h: 'gjy',
  j: 'hku',
  k: 'jli',
  l: 'kmo',
  m: 'lp',
  w: 'xq',
  x: 'wc',
  c: 'xv',
  v: 'cb',
  b: 'vn',
  n: 'bh',
};

/** One slip of the finger: a neighbouring key, a letter twice, one left out, two in the wrong order. */
export function slip(random: Random, text: string): string {
  for (let turn = 0; turn < 20; turn += 1) {
    const at = random.below(text.length);
    const [here, next] = [text[at] ?? '', text[at + 1] ?? ''];
    const slipped = random.pick([
      text.slice(0, at) + random.pick([...(neighbours[here.toLowerCase()] ?? 'e')]) + text.slice(at + 1),
      text.slice(0, at) + here + text.slice(at),
      text.slice(0, at) + text.slice(at + 1),
      text.slice(0, at) + next + here + text.slice(at + 2),
    ]);
    if (slipped !== text && /^[^.].*[^.]$/.test(slipped) && !slipped.includes('..')) return slipped;
  }
  return `${text}e`;
}

function beforeAt(email: string, change: (local: string) => string): string {
  const at = email.lastIndexOf('@');
  return change(email.slice(0, at)) + email.slice(at);
}

function elsewhere(random: Random, email: string): string {
  const [local, domain] = email.split('@');
  const hosts = [
    'gmail.com',
    'orange.fr',
    'free.fr',
    'hotmail.com',
    'hotmail.fr',
    'outlook.com',
    'icloud.com',
    'proton.me',
    'wanadoo.fr',
    'live.fr',
  ];
  return `${local}@${random.pick(hosts.filter((host) => host !== domain))}`;
}

function mistypedDomain(random: Random, email: string): string {
  const [local, domain = ''] = email.split('@');
  const seen = [domain.replace('o', '0'), domain.replace('m', 'rn'), domain.replace('.com', '.cm'), domain.replace('l', '1')].filter(
    (one) => one !== domain,
  );
  const at = domain.indexOf('.');
  const slipped = random.chance(0.4) && seen.length > 0 ? random.pick(seen) : slip(random, domain.slice(0, at)) + domain.slice(at);
  return `${local}@${slipped}`;
}

function dotted(random: Random, local: string): string {
  if (random.chance(0.5)) return `${local}+${random.pick(['club', 'app', 'sport', 'asso', 'tennis', '2024'])}`;
  if (local.includes('.') && random.chance(0.7)) return local.replaceAll('.', '');
  const at = 1 + random.below(Math.max(1, local.length - 1));
  const dots = `${local.slice(0, at)}.${local.slice(at)}`.replaceAll('..', '.').replace(/\.$/, '');
  return dots === local ? `${local}+app` : dots;
}

function letters(random: Random, count: number): string {
  return Array.from({ length: count }, () => random.pick([...'abcdefghijkmnpqrstuvwxyz23456789'])).join('');
}

export function anyDay(random: Random): Date {
  return new Date(Date.UTC(1_940 + random.below(78), random.below(12), 1 + random.below(28)));
}

/** For tests: people who are no clients, each with something of somebody who is. */
export const strangers: Record<string, (random: Random, client: MadePerson) => MadePerson> = {
  nobody: (random) => somebody(random, new Set()),
  'same last name': (random, client) => ({ ...alone(random, client.lastName, otherFirstName(random, client)) }),
  'same first name': (random, client) => alone(random, lastName(random), client.firstName),
  'common full name': (random, client) => alone(random, client.lastName, client.firstName),
  'same domain': (random, client) => {
    const person = somebody(random, new Set());
    return { ...person, email: `${person.email.split('@')[0]}@${client.email.split('@')[1]}` };
  },
  'similar address': (random, client) => {
    const person = alone(random, random.chance(0.5) ? client.lastName : lastName(random), otherFirstName(random, client));
    return {
      ...person,
      email: random.chance(0.5) ? beforeAt(client.email, (local) => slip(random, local)) : elsewhere(random, client.email),
    };
  },
  relative: (random, client) => {
    const person = alone(random, client.lastName, otherFirstName(random, client));
    const email = random.chance(0.3) ? beforeAt(client.email, (local) => dotted(random, local)) : person.email;
    return { ...person, email, phone: client.phone ?? person.phone };
  },
  twin: (random, client) => {
    const person = alone(random, client.lastName, otherFirstName(random, client));
    return { ...person, phone: client.phone ?? person.phone, birthDate: client.birthDate ?? person.birthDate };
  },
};

function alone(random: Random, last: string, first: string): MadePerson {
  const person = {
    lastName: last,
    firstName: first,
    phone: random.chance(0.4) ? phone(random) : null,
    birthDate: random.chance(0.4) ? anyDay(random) : null,
  };
  return { ...person, email: emailOf(random, person, new Set()) };
}
