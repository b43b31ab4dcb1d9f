/** Words and characters that people and programs write for the at sign and the dot. */
const at = /\s{0,9}(?:\[at\]|\(at\)|\{at\}|\[@\]|\(@\)|[[(]a(?:robase|rrobas)[\])]|[\uff20\ufe6b]|%40)\s{0,9}/gi;
const dot = /\s{0,9}(?:\[dot\]|\(dot\)|\{dot\}|\[point\]|\(point\)|\[\.\]|\(\.\))\s{0,9}/gi;
/** A comma or semicolon typed for the last dot: no domain is without one. */
const comma = /^([^\s@,;]+@[\w-]+)[,;](\p{Ll}{2,3})$/u;

/** UTF-16 units; a longer text is no address. */
const longestText = 2_000;

/**
 * Writes the at sign and the dots of an address as they are meant: "a [at] b.fr", "a @ b . fr",
 * "a@b,fr", "a@@b.fr", "a@b..fr".
 */
export function withPlainMarks(text: string): string {
  if (text.length > longestText) return text;
  const plain = text.replaceAll('%20', ' ').replace(at, '@').replace(dot, '.').replace(comma, '$1.$2').trim();
  const single = plain.replace(/(?<=[^@\s])@@(?=[^@\s]+\.[^@\s]+$)/, '@');
  const joined = single.replace(/@\.+(?=[^@\s.])/, '@').replace(/(?<=@[^@\s]{1,200})\.{2,}(?=[a-z])/gi, '.');
  if (isSpaced(joined)) return joined.replace(/\s+/g, '');
  return joined.indexOf('@') === joined.lastIndexOf('@') ? joined.replace(/\s?@\s?/, '@') : joined;
}

/**
 * Whether a text is one address with spaces around its at sign or its dots. "a.b@c.fr. Perso" is an
 * address and a word: its domain has a dot already.
 */
function isSpaced(text: string): boolean {
  if (!/\s/.test(text) || text.length > 200 || text.indexOf('@') !== text.lastIndexOf('@')) return false;
  if (/\s/.test(text.replace(/\s?([.@])\s?/g, '$1'))) return false;
  // "Resp. zoe@b.fr" is a word and an address: a dot is spaced on both sides, or on none.
  if (/\S\.\s|\s\.\S/.test(text.slice(0, text.indexOf('@')))) return false;
  const domain = text.slice(text.indexOf('@') + 1).trim();
  return !/\s/.test(domain) || (/\.\s?[a-z]{2,6}$/i.test(domain) && !/\.\S/.test(domain.split(/\s/)[0] ?? ''));
}
