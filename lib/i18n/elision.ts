/** First names whose h is aspirated or said: they keep "de". Every other name with an h elides. */
const spokenH = new Set(
  `habib hachem hadja hadji hadrien hafid hafida hafsa haider hakan hakim hakima halima halim hamed hamid hamida hamza
  hanane hanna hannah hans harald harold haroun harper harris harrison harry hasan hasna hassan hassane hassen hatem
  hatice havva hayat hayden hazel heath heather heidi heiko heinrich heinz helmut hendrik henrik hichem hiba hicham
  hilda hillary hind hisham hocine holly houari houda houria hussain hussein huseyin hye hyacinth hyun`.split(/\s+/),
);

/**
 * Names that begin with a letter of a vowel but a sound of a consonant: "de Ouassim", "de Yann".
 */
const consonantSound = /^(?:ou[aeiéèêî]|y[aeiouéèêâîô]|ui[lt]|uhl)/;

/** Characters of a name that decide: Unicode normalisation is quadratic on long runs of marks. */
const MAX_LOOKED_AT = 40;

/**
 * "de" before a name, elided as French does before a vowel or a mute h: "d’Inaya", "d’Ève",
 * "d’Hélène", but "de Paul", "de Hamid", "de Yann". Only the first word of the name counts. Source:
 * Grevisse, Le bon usage, § 44-50.
 */
export function de(name: string): string {
  const first = (name.slice(0, MAX_LOOKED_AT).trim().split(/[\s-]/, 1)[0] ?? '').toLowerCase();
  const plain = first.normalize('NFD').replace(/\p{M}/gu, '').replace('œ', 'oe').replace('æ', 'ae');
  const elides = plain.startsWith('h') ? !spokenH.has(plain) : /^[aeiouy]/.test(plain) && !consonantSound.test(first);
  return elides ? `d’${name.trim()}` : `de ${name.trim()}`;
}
