import { expect, test } from 'vitest';
import { serializeOutput } from './serialize-output.ts';

test('passes the first output on as it is written, and the others from their beginning in turn', () => {
  const read: string[] = [];
  const speaker = serializeOutput((text) => void read.push(String(text)));
  const [one, two, three] = [speaker(), speaker(), speaker()];
  two.say('b1');
  three.say('c1');
  one.say('a1');
  expect(read).toEqual(['a1']);
  three.end();
  one.end();
  expect(read).toEqual(['a1', 'b1']);
  two.say('b2');
  two.end();
  expect(read).toEqual(['a1', 'b1', 'b2', 'c1']);
  speaker().say('d1');
  expect(read.at(-1)).toBe('d1');
});
