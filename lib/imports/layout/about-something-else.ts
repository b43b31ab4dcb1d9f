import { animals } from './field-of-words.ts';
import { headerWords } from './header-words.ts';
import { isOtherPerson } from './other-people.ts';

/** Words of columns that programs have and clients here do not. */
const elsewhere = new Set(
  (
    'adresse rue voie ville commune codepostal pays region departement street city town country state strasse ort land ' +
    'calle ciudad pais via citta localisation location quartier ' +
    'abonnement formule statut status etat iban bic rib categorie category profession metier fonction inscription ' +
    'adhesion montant solde tarif prix price subscription membership title titre erreur ligne error line sport ' +
    'discipline activite section niveau level equipe team club lieu place commande order facture invoice transaction ' +
    'billet ticket siret siren tva secu compte account achat paiement payment plan offre offer contrat contract ' +
    'visite visit vu seen passage acces connexion login reservation booking seance cours ' +
    'ajoute ajout added cree creation created modifie modification modified updated changed debut fin start end since ' +
    'depuis expire expiration renouvellement validite echeance envoye sent paye regle enregistrement registered ' +
    'registration joined join signup alta iscrizione vertragsbeginn beginn ende ' +
    'certificat appareil device app application invitation saison season session horodateur timestamp heure time ' +
    'soumission completion submit submitted submission reponse last dernier derniere groupe structure source origine origin newsletter consent consentement consentements autorisation ' +
    'securite sociale assurance licence licencie identifiant reference code badge ' +
    'nationalite nationality taille size couleur grade classe statuts'
  ).split(' '),
);

/** Whether a header says that its column holds nothing of ours, such as a town. */
export function isAboutSomethingElse(header: string): boolean {
  return headerWords(header).some((word) => isElsewhere(word) || isOtherPerson(word));
}

/** Whether a word is of columns that clients here do not have. */
export function isElsewhere(word: string): boolean {
  return elsewhere.has(word) || animals.test(word);
}

/** Words of files of orders, where a bare number is that of the order. */
const orders = new Set('commande order billet ticket acheteur payeur buyer transaction'.split(' '));

/** Whether headers are those of a file of orders, donations or tickets. */
export function areOrders(headers: readonly string[]): boolean {
  return headers.some((header) => headerWords(header).some((word) => orders.has(word)));
}
