import fc from 'fast-check';
import type { Call } from '#lib/erp/profiles/profile.ts';
import type { PersonStep, ProfileWriter, WrittenMessage } from './profile-writer.ts';

/** People in one history, who share addresses and may be merged into each other. */
export const historySize = 4;

const maybe = <Value>(...values: Value[]) => fc.option(fc.constantFrom(...values), { nil: undefined, freq: 4 });

const fields = fc.record({
  lastName: maybe('Durand', 'Martin', 'Petit', 'Durand', 'Martin', ''),
  firstName: maybe('Zoé', 'Anne', 'Zoé', ''),
  email: maybe('un', 'deux', 'trois', 'quatre', 'un', 'deux', 'trois', null, ''),
  phone: maybe('0612345678', '0698765432', null, 'demander Paul'),
  secondPhone: maybe('0241000000', null),
  birthDate: maybe('1990-04-12', '2001-12-31', null),
});

const step = fc.record({
  what: fc.constantFrom('update', 'update', 'update', 'update', 'merge', 'leave', 'delete'),
  person: fc.nat(historySize - 1),
  former: fc.nat(historySize - 1),
  fields,
  /** A message that the program sends first, and that is refused. */
  mistake: fc.constantFrom('', '', '', 'id', 'time'),
  repeated: fc.constantFrom(0, 0, 1, 2),
  /** Where each delivery is in the shuffled history. */
  places: fc.array(fc.double({ noNaN: true, min: 0, max: 1 }), { minLength: 4, maxLength: 4 }),
});

type History = (typeof step extends fc.Arbitrary<infer Step> ? Step : never)[];

/** For tests: several independent histories of a few people each. */
export const histories = (count: number) =>
  fc.array(fc.array(step, { minLength: 1, maxLength: 9 }).map(withoutReuse), { minLength: count, maxLength: count });

/**
 * Makes an update of each merge that would give an id to another person: messages about it tell
 * only in their order whom they are about. Late messages about a merged person stay.
 */
function withoutReuse(history: History): History {
  const gone = new Set<number>();
  return history.map((one) => {
    if (one.what !== 'merge') return one;
    if (one.person === one.former || gone.has(one.person) || gone.has(one.former)) return { ...one, what: 'update' };
    gone.add(one.former);
    return one;
  });
}

/** A message on its way. `isMistake`: it is refused whenever it arrives. */
export type Delivery = { raw: string; call: Partial<Call>; place: number; isMistake: boolean };

/** Returns the number of a person of a history. */
export const personOf = (history: number, person: number) => history * historySize + person + 1;

/**
 * For tests: writes the messages of one history. `ordered`: each once, in the order of its time;
 * `shuffled`: also repetitions and refused ones, each with its place. Repetitions without a time
 * follow the message at once, because each counts as the newest.
 */
export function deliveries(writer: ProfileWriter, history: History, index: number, isTimed: boolean) {
  const [ordered, shuffled]: [Delivery[], Delivery[]] = [[], []];
  for (const [at, { places, repeated, mistake, ...one }] of history.entries()) {
    const { email, ...rest } = one.fields;
    const about: PersonStep = {
      what: one.what,
      person: personOf(index, one.person),
      former: personOf(index, one.former),
      number: index * 100 + at,
      at: Date.UTC(2026, 10, 1) + at * 60_000,
      fields: { ...rest, email: email ? `${email}.${index}@exemple.example` : email },
    };
    const message = writer.envelope(about, writer.data(about));
    const { call, raw } = { call: message.call, raw: JSON.stringify(message.body) };
    const [first = 0, ...others] = isTimed ? places : places.map((place) => at + (place - 0.5) / 10);
    const right = { raw, call, isMistake: false };
    ordered.push({ ...right, place: at });
    shuffled.push({ ...right, place: first });
    for (const place of others.slice(0, repeated)) shuffled.push({ ...right, place });
    const wrong = mistake && JSON.stringify(spoilt(message, mistake));
    if (wrong) shuffled.push({ raw: wrong, call, place: others[2] ?? 0, isMistake: true });
  }
  return { ordered, shuffled };
}

const ids = ['id', '_id', 'name', 'clientId', 'clientUniqueId', 'keptClientUniqueId'];
const times = ['timestamp', 'modified', 'write_date', 'eventInstanceOriginationDateTime'];

/** The body with an id or a time that cannot be read, whatever the program. */
function spoilt({ body }: WrittenMessage, mistake: string): Record<string, unknown> {
  const names = mistake === 'time' && times.some((name) => name in body) ? times : ids;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => {
      if (names.includes(name)) return [name, names === times ? 'hier' : ''];
      const hasId = names === ids && ['data', 'object', 'eventData'].includes(name);
      return [name, hasId ? spoilt({ body: value as Record<string, unknown>, call: {} }, mistake) : value];
    }),
  );
}
