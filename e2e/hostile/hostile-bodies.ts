const form = { 'Content-Type': 'multipart/form-data; boundary=x' };
const field = (name: string, value: string) =>
  `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;

/** Bodies by their name, each with headers that describe it, correctly or not. */
export const hostileBodies: Record<string, [Record<string, string>, string]> = {
  'empty multipart': [{ ...form, 'Content-Length': '0' }, ''],
  'multipart without a boundary': [{ 'Content-Type': 'multipart/form-data' }, 'x'],
  'multipart with an empty boundary': [{ 'Content-Type': 'multipart/form-data; boundary=' }, '--\r\n\r\n----'],
  'multipart with a boundary of 300 characters': [
    { 'Content-Type': `multipart/form-data; boundary=${'x'.repeat(300)}` },
    'x',
  ],
  'multipart that breaks off': [form, '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nvalue'],
  'multipart without a part': [form, '--x--\r\n'],
  'multipart with rubbish before': [form, `rubbish\r\n${field('a', 'b')}--x--\r\n`],
  'multipart with rubbish after': [form, `${field('a', 'b')}--x--\r\nrubbish`],
  'multipart with a part without a name': [form, '--x\r\nContent-Disposition: form-data\r\n\r\nvalue\r\n--x--\r\n'],
  'multipart with a part without a head': [form, '--x\r\n\r\nvalue\r\n--x--\r\n'],
  'multipart with line feeds alone': [form, '--x\nContent-Disposition: form-data; name="a"\n\nvalue\n--x--\n'],
  'multipart with bytes that are no UTF-8': [form, `${field('\u00ff\u0000', '\u0000\u00ff')}--x--\r\n`],
  'multipart in other letters': [{ 'Content-Type': 'Multipart/Form-Data; Boundary=x' }, 'rubbish'],
  'multipart of 3,000 parts': [
    form,
    `${Array.from({ length: 3_000 }, (_, index) => field(`a${index}`, '')).join('')}--x--\r\n`,
  ],
  'an action of an unknown id': [form, `${field(`$ACTION_ID_${'0'.repeat(42)}`, '')}--x--\r\n`],
  'an action of an id that is none': [form, `${field('$ACTION_ID_toString', '')}--x--\r\n`],
  'an action that refers to nothing': [form, `${field('$ACTION_REF_1', '')}--x--\r\n`],
  'an action with rubbish for its reference': [
    form,
    `${field('$ACTION_REF_1', '')}${field('$ACTION_1:0', '{{{')}--x--\r\n`,
  ],
  'an action with a prototype for its reference': [
    form,
    `${field('$ACTION_REF___proto__', '')}${field('$ACTION_KEY', '$')}--x--\r\n`,
  ],
  'JSON that is none': [{ 'Content-Type': 'application/json' }, '{{{'],
  'JSON with a prototype': [{ 'Content-Type': 'application/json' }, '{"__proto__":{"x":1},"constructor":1}'],
  'JSON nested 20,000 deep': [{ 'Content-Type': 'application/json' }, '['.repeat(20_000)],
  'a form of percent signs': [{ 'Content-Type': 'application/x-www-form-urlencoded' }, '%%%=%ff&%=%'],
  'text without a type': [{}, 'rubbish'],
  'a type that is none': [{ 'Content-Type': ';;;===' }, 'rubbish'],
  'a type with a charset that is none': [{ 'Content-Type': 'text/plain; charset=klingon' }, 'rubbish'],
  'gzip that is none': [{ 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' }, 'rubbish'],
  '1.5 MB for a form': [form, `${field('a', 'x'.repeat(1_500_000))}--x--\r\n`],
  'an unknown Next-Action': [
    { 'Content-Type': 'text/plain;charset=UTF-8', 'Next-Action': `40${'a'.repeat(40)}` },
    '[]',
  ],
  'rubbish for a Next-Action': [
    { 'Content-Type': 'text/plain;charset=UTF-8', 'Next-Action': '../../etc/passwd' },
    '{{{',
  ],
  'a property for a Next-Action': [{ 'Content-Type': 'text/plain;charset=UTF-8', 'Next-Action': 'toString' }, '[]'],
  'an empty Next-Action': [{ 'Content-Type': 'text/plain;charset=UTF-8', 'Next-Action': '' }, '[]'],
  'a Next-Action with a broken form': [{ ...form, 'Next-Action': `40${'a'.repeat(40)}` }, 'rubbish'],
  'a Next-Action with an empty form': [{ ...form, 'Next-Action': `40${'a'.repeat(40)}`, 'Content-Length': '0' }, ''],
  'a Next-Action in a form of another kind': [
    { 'Content-Type': 'application/x-www-form-urlencoded', 'Next-Action': 'x' },
    'a=b',
  ],
  'chunks that are none': [{ 'Transfer-Encoding': 'chunked' }, 'zz\r\nrubbish\r\n0\r\n\r\n'],
  'a chunk that is too large': [{ 'Transfer-Encoding': 'chunked' }, 'fffffffffffffffff\r\nx\r\n0\r\n\r\n'],
  'an unknown transfer coding': [{ 'Transfer-Encoding': 'gzip, banana' }, 'rubbish'],
  'a length and chunks': [{ 'Transfer-Encoding': 'chunked', 'Content-Length': '4' }, '0\r\n\r\n'],
  'two lengths': [{ 'Content-Length': '3\r\nContent-Length: 4' }, 'abcd'],
  'a length that is none': [{ 'Content-Length': '-1' }, 'abcd'],
  'a foreign origin': [{ ...form, Origin: 'https://evil.example' }, `${field('$ACTION_ID_x', '')}--x--\r\n`],
  'an opaque origin': [{ ...form, Origin: 'null' }, `${field('a', 'b')}--x--\r\n`],
  'an origin that is none': [{ ...form, Origin: '::::' }, `${field('a', 'b')}--x--\r\n`],
  'a foreign origin with a Next-Action': [
    { 'Content-Type': 'text/plain', 'Next-Action': `40${'a'.repeat(40)}`, Origin: 'https://evil.example' },
    '[]',
  ],
};
