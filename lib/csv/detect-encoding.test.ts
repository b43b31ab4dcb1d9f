import fc from 'fast-check';
import { encode, decode as iconv } from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { testFile } from '#lib/testing/file.ts';
import { decode } from './decode.ts';
import { detectEncoding } from './detect-encoding.ts';
import type { EncodingQuestion } from './encoding-question.ts';

type Reading = { encoding: string; text: string; question: EncodingQuestion | null };

async function read(content: Buffer, pieceBytes = 65_536): Promise<Reading> {
  const file = testFile(content, pieceBytes);
  const found = await detectEncoding(file);
  if (!found.ok) throw new Error(found.problem.code);
  let text = '';
  for await (const piece of decode(file, found.value.encoding)) text += piece;
  return { encoding: found.value.encoding.encoding, text, question: found.value.question };
}

const twice = (text: string, as = 'win1252') => Buffer.from(decodeLenient(Buffer.from(text), as));

/** As WHATWG: the five bytes that Windows-1252 lacks are control characters. */
function decodeLenient(bytes: Buffer, as: string): string {
  if (as === 'win1252') return new TextDecoder('windows-1252').decode(bytes);
  return as === 'macintosh' ? new TextDecoder('macintosh').decode(bytes) : cp850Text(bytes);
}

function cp850Text(bytes: Buffer): string {
  return Array.from(bytes, (byte) => iconv(Buffer.from([byte]), 'cp850')).join('');
}

const table = (...names: string[]) => `Nom;Prénom;Email\r\n${names.map((name) => `${name};x;y@x.fr\r\n`).join('')}`;

describe('files of one encoding', () => {
  test.each([
    ['cp850', 'cp850', table('Bénazéraf', 'Hénin')],
    ['cp850 with one accent', 'cp850', 'Nom;Email\r\nRené;r@x.fr\r\n'],
    ['cp850 with one accent in capitals', 'cp850', 'NOM;EMAIL\r\nDUPRÉ;d@x.fr\r\n'],
    ['cp850 with a cedilla in capitals', 'cp850', 'NOM;EMAIL\r\nFRANÇOIS;f@x.fr\r\n'],
    ['MacRoman', 'macintosh', table('Bénazéraf', 'L’Hénin')],
    ['MacRoman with one accent', 'macintosh', 'Nom;Email\rRené;r@x.fr\r'],
    ['MacRoman whose only accents are UTF-8 by accident', 'macintosh', 'Nom;Club\rMartin;l’école\r'],
    ['MacRoman in capitals', 'macintosh', 'NOM;EMAIL\rHÉLÈNE FRANÇOIS;h@x.fr\rDUPRÉ;d@x.fr\r'],
    ['MacRoman, DURAND Björn with a space that does not break', 'macintosh', 'Nom;Email\rDURAND\u00a0Björn;d@x.fr\r'],
    ['MacRoman, DURAND Élise with a space that does not break', 'macintosh', 'Nom;Email\rDURAND\u00a0Élise;d@x.fr\r'],
    [
      'MacRoman, LE GALL Zoé with a space that does not break',
      'macintosh',
      'Nom;Email\rLE\u00a0GALL\u00a0Zoé;d@x.fr\r',
    ],
    ['MacRoman, DURAND Jean with a space that does not break', 'macintosh', 'Nom;Email\rDURAND\u00a0Jean;d@x.fr\r'],
    ['cp850 whose spaces do not break', 'cp850', 'Nom;Email\r\nDURAND\u00a0Bénédicte;d@x.fr\r\n'],
    ['Windows-1252 whose spaces do not break', 'win1252', 'Nom;Email\r\nMÜLLER\u00a0Björn;d@x.fr\r\n'],
    ['MacRoman with an apostrophe and œ', 'macintosh', 'Nom;Email\rd’Arcy;d@x.fr\rLecœur;c@x.fr\r'],
    ['windows-1252 with euro and œ', 'win1252', 'Nom;Solde\r\nCœline N’Guyen;10 €\r\n'],
    ['windows-1252 with one accent', 'win1252', 'Nom;Email\r\nDupré;d@x.fr\r\n'],
    ['windows-1252 with one accent at its very end', 'win1252', 'Email;Nom\r\nr@x.fr;René'],
    ['windows-1252 in capitals', 'win1252', 'NOM;EMAIL\r\nDUPRÉ;d@x.fr\r\nGENEVIÈVE;g@x.fr\r\n'],
    ['windows-1252 with a degree sign alone', 'win1252', 'N°;Nom\r\n1;Dupont\r\n'],
    ['windows-1252 with a euro sign alone', 'win1252', 'Nom;Solde\r\nDupont;10 €\r\n'],
    ['windows-1252 with an apostrophe alone', 'win1252', 'Nom;Email\r\nd’Arcy;d@x.fr\r\n'],
    [
      'windows-1252 of other languages',
      'win1252',
      'Nom;Email\r\nMüller;m@x.de\r\nNuñez;n@x.es\r\nGonçalves;g@x.pt\r\n',
    ],
    ['ISO-8859-15 with œ and euro', 'iso-8859-15', 'Nom;Solde\r\nCœline;10 €\r\nDupré;5 €\r\n'],
    ['UTF-8 of other scripts', 'utf8', 'Имя;Email\r\nАнна;a@x.ru\r\nΝίκος;n@x.gr\r\n'],
    ['UTF-8', 'utf8', table('Bénazéraf', 'JOÃO', 'SÃO', 'Œuvre', 'Ångström', 'Ñíguez', '«DUPRÉ»', 'ÎÉ')],
  ])('reads %s', async (_name, encoding, text) => {
    const found = await read(encode(text, encoding));
    expect(found).toMatchObject({ text, question: null });
  });

  test('reads accents that come only at the end of a long file, in one pass', async () => {
    const head = `Nom;Email\r\n${'Dupont;d@x.fr\r\n'.repeat(150_000)}`;
    const reads: number[] = [];
    const content = encode(`${head}Béatrice;b@x.fr\r\n`, 'cp850');
    const file = testFile(content, 524_288);
    const counted = {
      bytes: file.bytes,
      read: (start = 0) => {
        reads.push(start);
        return file.read(start);
      },
    };
    expect(await detectEncoding(counted)).toMatchObject({ value: { encoding: { encoding: 'cp850' }, question: null } });
    expect(reads).toEqual([0]);
  });

  test.each(['utf-16le', 'utf-16be'])('reads %s without a byte order mark', async (encoding) => {
    expect(await read(encode(table('Bénazéraf'), encoding, { addBOM: false }))).toMatchObject({
      encoding,
      text: table('Bénazéraf'),
    });
  });
});

const accented = fc.constantFrom(
  ...['Bénazéraf', 'Crépin-Gérôme', 'Lefèvre', 'Noël', 'François', 'Hélène', 'Benoît', 'Thérèse', 'Gaëlle', 'Jérôme'],
  ...['Lemaître', 'Forêt', 'Rivière', 'Côté', 'Château', 'Müller', 'Núñez', 'Béranger', 'Désiré', 'Anaïs', 'Françoise'],
);
const names = fc.array(
  fc.tuple(accented, fc.constantFrom('', ' Dupont', '-Martin'), fc.boolean()).map(([name, more, upper]) => {
    const whole = `${name}${more}`;
    return upper ? whole.toUpperCase() : whole;
  }),
  { minLength: 3, maxLength: 30 },
);

test.each(['utf8', 'win1252', 'cp850', 'macintosh', 'iso-8859-15', 'utf-16le', 'utf-16be'])(
  'finds French names again, in whatever case and pieces, written in %s',
  async (encoding) => {
    await fc.assert(
      fc.asyncProperty(names, fc.integer({ min: 5, max: 300 }), async (drawn, pieceBytes) => {
        const text = table(...drawn);
        expect((await read(encode(text, encoding, { addBOM: false }), pieceBytes)).text).toBe(text);
      }),
      { numRuns: 100 },
    );
  },
);

describe('UTF-8 that was encoded again', () => {
  const letters = table('Dupré', 'NOËL ÉÈÀÇ', 'Cœur d’Hélène', 'voilà', 'Œuvre', '10 €', '« à »', 'Paweł', 'Ștefan');

  test.each(['win1252', 'macintosh', 'cp850'])('is read where it was taken for %s', async (as) => {
    expect(await read(twice(letters, as))).toMatchObject({ encoding: 'utf-8-twice', text: letters, question: null });
  });

  test('is read where it was taken for Latin-1', async () => {
    expect((await read(Buffer.from(Buffer.from(letters).toString('latin1')))).text).toBe(letters);
  });

  test.each(['win1252', 'macintosh', 'cp850'])(
    'repairs a single letter with its mark apart, misread as %s',
    async (as) => {
      const text = 'Nom;E-mail\r\nZoe\u0301;zoe@x.fr\r\n';
      expect(await read(twice(text, as))).toMatchObject({ encoding: 'utf-8-twice', text, question: null });
    },
  );

  test('is read after three encodings', async () => {
    const thrice = Buffer.from(decodeLenient(twice(letters), 'win1252'));
    expect((await read(thrice)).text).toBe(letters);
  });

  test('is read in some rows, between others', async () => {
    const mixed = Buffer.concat([Buffer.from(letters), twice(letters), Buffer.from('JOÃO;MÜLLER\r\n')]);
    expect((await read(mixed)).text).toBe(`${letters}${letters}JOÃO;MÜLLER\r\n`);
  });

  test('is read from one letter at the end of a long file', async () => {
    const head = `Nom;Email\r\n${'Dupré;d@x.fr\r\n'.repeat(60_000)}`;
    expect((await read(Buffer.concat([Buffer.from(head), twice('René;r@x.fr\r\n')]), 524_288)).text).toBe(
      `${head}René;r@x.fr\r\n`,
    );
  });

  test.each([5, 6, 7, 8, 9, 10, 11, 12])('is found where pieces of %i bytes cut its letters', async (pieceBytes) => {
    // A capital before a mark, which alone would be asked about.
    const text = table('CÔTÉ DUPONT', 'Forêt Dupont', 'Bénazéraf');
    expect((await read(twice(text), pieceBytes)).text).toBe(text);
    const once = `Nom\r\n${'Durand\r\n'.repeat(pieceBytes)}René\r\n`;
    expect((await read(twice(once), pieceBytes)).text).toBe(once);
  });

  test('is found again whatever the names and pieces are', async () => {
    await fc.assert(
      fc.asyncProperty(names, fc.integer({ min: 1, max: 300 }), async (drawn, pieceBytes) => {
        expect((await read(twice(table(...drawn)), pieceBytes)).text).toBe(table(...drawn));
      }),
      { numRuns: 100 },
    );
  });

  test('reads control characters that Latin-1 made of the marks of Windows-1252', async () => {
    expect((await read(Buffer.from('Nom\r\nd\u0092Arcy \u0080\r\n'))).text).toBe('Nom\r\nd’Arcy €\r\n');
  });

  test('is asked about where it may be a capital before a mark', async () => {
    expect(await read(Buffer.from('Nom;Club\r\nDupont;„SMÅ”\r\n'))).toMatchObject({
      encoding: 'utf-8',
      question: { candidates: [{ encoding: 'utf-8', preview: ['„SMÅ”'] }, { encoding: 'utf-8-twice' }] },
    });
  });
});

describe('files of two encodings', () => {
  const good = table('Éloïse', 'Zoé', 'Cœur');

  test.each([
    ['win1252', 1, 'René;é@x\r\nÀ bientôt\r\n'],
    ['win1252', 40, 'René;é@x\r\nÀ bientôt\r\n'],
    ['cp850', 5, 'René;Béatrice\r\n'],
    ['macintosh', 5, 'René;Béatrice\r\n'],
  ])('reads lines of %s between those of UTF-8, %i times', async (encoding, times, line) => {
    const content = Buffer.concat([Buffer.from(good), encode(line.repeat(times), encoding), Buffer.from(good)]);
    expect((await read(content, 50)).text).toBe(good + line.repeat(times) + good);
  });

  test('reads cells of Windows-1252 beside cells of UTF-8', async () => {
    const content = Buffer.concat([
      Buffer.from('Éloïse;'),
      encode('Orléans;Nîmes', 'win1252'),
      Buffer.from(';Zoé\r\n'),
    ]);
    expect((await read(content)).text).toBe('Éloïse;Orléans;Nîmes;Zoé\r\n');
  });

  test('marks a letter of UTF-8 that was cut, and no other', async () => {
    const cut = Buffer.from('José').subarray(0, -1);
    const content = Buffer.concat([Buffer.from(good), cut, Buffer.from(';Élodie\r\n'), cut, Buffer.from(';x\r\n')]);
    expect((await read(content)).text).toBe(`${good}Jos\ufffd;Élodie\r\nJos\ufffd;x\r\n`);
  });
});

test.each([
  ['one È that may be another letter', encode('NOM;EMAIL\rVAUQUIÈRE;b@x.fr\r', 'macintosh'), 'macintosh', 'VAUQUIÈRE'],
  ['one degree sign of MS-DOS', encode('n°;Nom\r\n1;Dupont\r\n', 'cp850'), 'cp850', 'n°'],
])('asks about a file with %s, with its cells in each encoding', async (_name, content, encoding, cell) => {
  const { question } = await read(content);
  expect(question?.candidates).toContainEqual({ encoding, preview: [cell] });
  const previews = question?.candidates.map(({ preview }) => preview.join());
  expect(new Set(previews).size).toBe(previews?.length);
});
