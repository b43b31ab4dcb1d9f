const words = [
  // Databases and programs.
  'null nil none nan nat undefined \\n \\\\n na n/a n/c n/r n/d n.a n.a. n.c n.c. n.r n.r. n.d n.d. nc nr nd nsp',
  // French.
  'vide vides aucun aucune aucun(e) néant neant inconnu inconnue inconnu(e) rien manquant manquante sans ras r.a.s r.a.s.',
  // English.
  'empty blank unknown missing unspecified undisclosed tbd tbc xxx xxxx xxxxx',
  // German, Spanish, Italian, Dutch and Portuguese.
  'leer unbekannt k.a. k.a kein keine ninguno ninguna desconocido desconocida vacío vacio s/d nessuno nessuna',
  'sconosciuto vuoto onbekend geen leeg desconhecido nenhum nenhuma vazio',
];

/** Words that say that there is no value, in lower case. */
export const nothingWords: ReadonlySet<string> = new Set(words.join(' ').split(' '));

const known =
  '(?:renseign|communiqu|connu|disponible|applicable|fourni|précis|precis|défini|defini|indiqu|saisi|spécifi|transmis|' +
  'déclar|attribu|donn|rempli|complét|concern)(?:ée?|e|es?)?(?:\\(e\\))?s?';
const things =
  "(?:(?:d['’]|de |l['’])?(?:e-?mail|mail|mél|adresse|courriel|téléphone|telephone|tél|tel|portable|mobile|fixe|numéro|numero|" +
  'n°|note|groupe|date|naissance|nom|prénom|commentaire|remarque|information|info|valeur|objet)s?\\.?' +
  '(?: (?:connue?|renseignée?|fixe|portable|mobile|mail|e-?mail|électronique|postale))?)';
const englishThings =
  '(?:e-?mail|mail|phone|mobile|address|number|name|value|data|date|info|information|comment|note)s?';

/** A phrase that says the same: "non renseigné", "pas d'e-mail", "not provided". In lower case. */
export const phraseForNothing = new RegExp(
  `^(?:(?:non|pas)[ -]${known}|(?:pas|sans|aucune?|0) ${things}|[àa] (?:renseigner|compléter|completer|préciser|saisir|` +
    'définir|demander)|not[ -](?:available|applicable|provided|known|set|specified|given|entered|defined|found|assigned)|' +
    `no ${englishThings}|keine angaben?|sin (?:datos|correo|teléfono)|pas de)$`,
);
