import { lastNames, mensNames, womensNames } from '#lib/demo/demo-names.ts';

const firstNames = [...mensNames, ...womensNames];

/**
 * Makes a file of invented clients as French Excel writes it, each with an e-mail of its own.
 * @param series prefix of the member numbers: a file of another series updates the clients of the
 * first
 */
export function clientsFile(rows: number, series = 'A'): Buffer {
  const lines = ['Nom;Prénom;E-mail;Téléphone;Date de naissance;N° adhérent'];
  for (let n = 0; n < rows; n += 1) lines.push(line(n, series));
  return Buffer.from(`${lines.join('\r\n')}\r\n`);
}

function line(n: number, series: string): string {
  const lastName = lastNames[(n * 7_919) % lastNames.length];
  const firstName = firstNames[(n * 104_729) % firstNames.length];
  const phone = `06${String((n * 7_919) % 100_000_000).padStart(8, '0')}`;
  const day = `${String(1 + (n % 28)).padStart(2, '0')}/${String(1 + (n % 12)).padStart(2, '0')}/${1950 + (n % 60)}`;
  return `${lastName};${firstName};p${n}.${n % 977}@courriel${n % 50}.example;${phone};${day};${series}${n}`;
}
