/**
 * Words of headers in the languages of programs, without accents, by the word they count as. One
 * word of German or of a database may count as two.
 */
const synonyms: Record<string, string> = {
  telephone: 'tel tels tph phone phones telephones telefon telefono telefone telefoon fono fon',
  mobile:
    'mob port portable gsm cell cellulaire cellphone cellulare movil movel telemovel mobil mobiel handy natel sms',
  fixe: 'fijo fisso festnetz landline',
  domicile: 'dom home maison domicilio casa privat private privato resid residence',
  'telephone domicile': 'homephone privattelefon',
  'mobile telephone': 'mobilephone handynummer mobiltelefon mobilnummer',
  naissance:
    'naiss nais birth birthday birthdays birthdate dateofbirth anniversaire dob ddn bday dn ne nee nes geburtsdatum ' +
    'geburtstag geboren geb nacimiento nascimento nascita nato nata cumpleanos compleanno geboortedatum',
  email:
    'mel mail mails emails courriel courriels electronique electronico electronica courrier messagerie correo elettronica mailadresse',
  numero: 'num nums no n nr nro number nummer numeros',
  'numero membre': 'mitgliedsnummer mitgliedsnr lidnummer kundennummer kundennr',
  prenom: 'prenoms pren pnom given forename firstname fname vorname nombre voornaam',
  nom: 'lastname lname surname nachname familienname zuname cognome cognomi apellido apellidos sobrenome apelido achternaam',
  usage: 'marital',
  particule: 'particules tussenvoegsel tussenvoegsels voorvoegsel voorvoegsels namenszusatz namensvorsatz vorsatzwort',
  sexe: 'sex gender genre geschlecht sexo sesso genero geslacht',
  civilite: 'civ civilites salutation anrede tratamiento aanhef',
  groupe: 'groupes gr grp group groups gruppe gruppen grupo grupos gruppo gruppi groepen',
  langue: 'lang language idioma lingua sprache taal languages langues',
  note:
    'notes commentaire commentaires comments remarque remarques observation observations obs memo memos bemerkung ' +
    'bemerkungen notiz notizen observaciones nota annotazioni opmerking opmerkingen',
  identifiant: 'id ident uid',
  'identifiant membre': 'matricule matr',
  reference: 'ref refs',
  adresse: 'ad adr address addresse direccion indirizzo anschrift adres',
  date: 'fecha data datum',
  adherent: 'adh adhs adherente adherents adherentes',
  membre: 'membres member members mitglied mitglieds mitglieder socio socios soci lid leden',
  client: 'cliente clients customer customers kunde kunden klant',
  licence: 'lic license licences tessera',
  licencie: 'licenciee licencies',
  name: 'naam',
  complet: 'complete completa completo full',
  codepostal: 'cp zip postcode zipcode plz cap',
};

/** The word that a folded word of a header counts as. */
export const longForms: ReadonlyMap<string, string> = new Map(
  Object.entries(synonyms).flatMap(([word, list]) => list.split(' ').map((synonym) => [synonym, word] as const)),
);
