import { randomInt, randomUUID } from 'node:crypto';
import type { Change, PlayedPerson } from './played-erp.ts';

const lastNames = ['Aubry', 'Blanchet', 'Colas', 'Delmas', 'Etienne', 'Faure', 'Guyot', 'Hamel', 'Ibarra', 'Joly'];
const firstNames = ['Agathe', 'Bilal', 'Capucine', 'Driss', 'Élise', 'Fanny', 'Gabin', 'Hanaé', 'Isaac', 'Jade'];

/** Makes one of the hundred people of a played ERP, with a phone that changes each time. */
export function randomPerson(slug: string): PlayedPerson & { phone: string } {
  const number = 200 + randomInt(100);
  return {
    number,
    lastName: lastNames[number % 10] as string,
    firstName: firstNames[Math.floor(number / 10) % 10] as string,
    email: `h${number}@${slug}.example`,
    phone: `06${String(randomInt(100_000_000)).padStart(8, '0')}`,
  };
}

/**
 * Makes the changes of one played ERP: a person is created first, then updated, and one change of
 * ten removes a person until they are created again. One phone of eight is empty.
 */
export function changeMaker(slug: string): () => Change {
  const present = new Set<number>();
  return () => {
    const person = randomPerson(slug);
    const known = present.has(person.number);
    const kind = known ? (randomInt(10) === 0 ? 'removed' : 'updated') : 'created';
    if (kind === 'removed') present.delete(person.number);
    else present.add(person.number);
    const phone = randomInt(8) === 0 ? null : person.phone;
    return { id: randomUUID(), kind, person: { ...person, phone }, at: new Date() };
  };
}
