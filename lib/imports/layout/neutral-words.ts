/** Words for the people of a club. Alone in a header they announce full names. */
export const clientNouns: ReadonlySet<string> = new Set(
  (
    'adherent membre participant participants participante client beneficiaire personne personnes contact contacts ' +
    'enfant enfants eleve eleves joueur joueuse joueurs licencie child student students usager usagers sportif ' +
    'sportive pratiquant stagiaire inscrit candidat athlete player attendee person people individu identite cavalier ' +
    'danseur gymnaste nageur abonne'
  ).split(' '),
);

/** Words that change nothing about what a column holds. */
export const neutral: ReadonlySet<string> = new Set([
  ...clientNouns,
  ...(
    'personnel personnelle personnels perso personal de du des d le la les l un une a au aux et y e s es x f h m j jj mm aaaa yyyy dd aa yy the of interne internal ' +
    'und der die das di del della della lo il and or ou votre vos ton ta tes mon ma son sa leur your my his her their ' +
    'quel quelle quels quelles est sont what is are your please svp merci indiquer saisir renseigner preciser inscrire ' +
    'champ champs additionnel complementaire supplementaire field question record complet principal principale primary ' +
    'premiere premier main value valeur numero adresse usuel usage patronymique famille date format obligatoire facultatif required ' +
    'optional code 1'
  ).split(' '),
]);

/** Words of the address of an order, which is the client's where no other is. */
export const orderAddress = /\b(?:default|billing|facturation|shipping|livraison|delivery|invoicing)\b/;
