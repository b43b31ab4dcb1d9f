import type { Random } from '#lib/demo/demo-random.ts';

/** Neighbouring keys of a French keyboard. */
const neighbours: Record<string, string> = Object.fromEntries(
  'a:zq z:aes e:zrd r:etf t:ryg y:tuh u:yij i:uok o:ipl p:om q:asw s:qdz d:sfe f:dgr g:fht h:gjy j:hku k:jli l:kmo m:lp w:xq x:wc c:xv v:cb b:vn n:bh'
    .split(' ')
    .map((pair) => pair.split(':')),
);

/**
 * For tests: makes one typing error: a neighbouring key, a letter twice, one left out, two in the
 * wrong order.
 */
export function typo(random: Random, text: string): string {
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

/**
 * For tests: writes the same name in a hurry: no accents, no capitals, a hyphen less, sometimes
 * with a typing error.
 */
export function hurriedEmail(random: Random, name: string): string {
  let typed = name;
  if (random.chance(0.35)) typed = typed.normalize('NFD').replace(/\p{M}/gu, '');
  if (random.chance(0.25)) typed = typed.toLowerCase();
  if (random.chance(0.1)) typed = typed.toUpperCase();
  if (random.chance(0.2)) typed = typed.replaceAll('-', ' ');
  if (random.chance(0.1)) typed = ` ${typed} `;
  return typed.length > 4 && random.chance(0.015) ? typo(random, typed) : typed;
}

export function beforeAt(email: string, change: (local: string) => string): string {
  const at = email.lastIndexOf('@');
  return change(email.slice(0, at)) + email.slice(at);
}

const hosts =
  'gmail.com orange.fr free.fr hotmail.com hotmail.fr outlook.com icloud.com proton.me wanadoo.fr live.fr'.split(' ');

/** For tests: moves the same mailbox name to another host. */
export function elsewhere(random: Random, email: string): string {
  const [local, domain] = email.split('@');
  return `${local}@${random.pick(hosts.filter((host) => host !== domain))}`;
}

/** For tests: mistypes or misreads a domain. */
export function mistypedDomain(random: Random, email: string): string {
  const [local, domain = ''] = email.split('@');
  const seen = [
    domain.replace('o', '0'),
    domain.replace('m', 'rn'),
    domain.replace('.com', '.cm'),
    domain.replace('l', '1'),
  ];
  const alike = seen.filter((one) => one !== domain);
  const at = domain.indexOf('.');
  const slipped =
    random.chance(0.4) && alike.length > 0 ? random.pick(alike) : typo(random, domain.slice(0, at)) + domain.slice(at);
  return `${local}@${slipped}`;
}

/** For tests: writes a mailbox with a tag, one dot more or without its dots. */
export function dotted(random: Random, local: string): string {
  if (random.chance(0.5)) return `${local}+${random.pick(['club', 'app', 'sport', 'asso', 'tennis', '2024'])}`;
  if (local.includes('.') && random.chance(0.7)) return local.replaceAll('.', '');
  const at = 1 + random.below(Math.max(1, local.length - 1));
  const dots = `${local.slice(0, at)}.${local.slice(at)}`.replaceAll('..', '.').replace(/\.$/, '');
  return dots === local ? `${local}+app` : dots;
}
