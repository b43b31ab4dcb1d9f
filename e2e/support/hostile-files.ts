const megabyte = 1_000_000;
const row = 'Dupré;zoe@exemple.example';

/** Files that hold up a careless reader: each takes its time, its memory or its stack. */
export function hostileFiles(): [name: string, content: string][] {
  const marks = '\u0301\u0316'.repeat(50_000);
  const columns = (text: string) => Array.from({ length: 16_000 }, (_, index) => `${text}${index}`).join(';');
  return [
    ['brackets in a header', `nom;email;${'('.repeat(100_000)}\n${row};x\n`],
    ['blanks in a header', `nom;email;"a${' '.repeat(100_000)}b"\n${row};x\n`],
    ['combining marks in a header', `nom;email;e${marks}\n${row};x\n`],
    ['a header of a megabyte', `nom;email;${'a '.repeat(megabyte / 2 - 100)}\n${row};x\n`],
    ['16,000 columns', `${columns('titre')}\n${Array(50).fill(columns('x')).join('\n')}\n`],
    ['a cell of blanks', `nom;email\nDupré;"a${' '.repeat(900_000)}b"\n`],
    ['a name of combining marks', `nom;email\ne${marks};zoe@exemple.example\n`],
    ['an address of combining marks', `nom;email\nDupré;e${marks}@exemple.example\n`],
    [
      'cells of every field',
      `nom;prenom;email;telephone;date de naissance\n${Array(5)
        .fill(`"a${'( '.repeat(50_000)}b"`)
        .join(';')}\n`,
    ],
    ['a cell of 5 megabytes', `nom;email\n${'a'.repeat(5 * megabyte)};zoe@exemple.example\n`],
    ['separators and nothing else', `nom;email\n${';'.repeat(10 * megabyte)}\n`],
    ['line ends and nothing else', `nom;email\n${'\n'.repeat(3 * megabyte)}`],
    ['a quote that never closes', `nom;email\n"${`${row}\n`.repeat(200_000)}`],
    ['quotes and nothing else', `nom;email\n${'"'.repeat(megabyte)}\n`],
  ];
}

/** A form with one file in its field `file`, as a browser sends it. */
export function uploadForm(content: string): { contentType: string; body: Buffer<ArrayBuffer> } {
  const boundary = `----${crypto.randomUUID()}`;
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="clients.csv"\r\nContent-Type: text/csv\r\n\r\n`;
  return {
    contentType: `multipart/form-data; boundary=${boundary}`,
    body: Buffer.from(`${head}${content}\r\n--${boundary}--\r\n`),
  };
}
