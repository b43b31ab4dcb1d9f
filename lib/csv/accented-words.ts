/**
 * Words of client lists that have accents: headers, first names, and parts of last names and
 * places. Weighing encodings counts them as evidence; the list only has to be long enough for a
 * short file.
 */
const words =
  'prénom prénoms téléphone tél numéro adhérent adhérente adhérents adhésion né née créé créée société début âge ' +
  'catégorie civilité département région école représentant père mère fréquence règlement chèque février août ' +
  'décembre réglé payé année élève élèves échéance référence état à été présent présence médecin fédération ' +
  'andré andrée aimé aimée agnès adèle angèle anaïs aurélie aurélien barthélémy bénédicte benoît béatrice bérénice ' +
  'bérengère cécile cédric céline célia chloé clémence clément clémentine cyrène daniélle danièle denisé désiré ' +
  'désirée dorothée édith édouard élodie éléonore éliane élie éliott élisa élisabeth élise élizabeth éloïse émeline ' +
  'émile émilie émilien émma éric ève étienne eugène eugénie fédérico félicie félix françois françoise frédéric ' +
  'frédérique gaël gaëlle gaëtan geneviève gérald gérard gérôme grégoire grégory gwenaël gwénaëlle hélène hélèna ' +
  'héloïse hervé honoré inès irène isaïe ismaël israël jérémie jérémy jérôme joël joëlle joséphine josé josée józsef ' +
  'kévin laëtitia lætitia laïla léa léo léon léonie léopold léna loïc loïs maëlle maëlys maël maïté maïwenn marlène ' +
  'mathéo matéo médéric mélanie mélina mélissa mélodie michaël michèle mickaël mériem moïse myléne mylène nadège ' +
  'naël naïma nathanaël noé noël noëlle noémie océane odéon ophélie raphaël raphaëlle régine régis rémi rémy rené ' +
  'renée robérto salomé sébastien ségolène sévérine solène sofía stéphane stéphanie térésa thaïs théo théodore ' +
  'thérèse timéo timothée valérie valérian véronique yaël zoé zoë jürgen björn jörg müller günter josé maría garcía ' +
  'josée núñez muñoz hernández rodríguez gonzález martínez lópez pérez sánchez gómez joão conceição gonçalves araújo ' +
  'lefèvre lefébvre lemaître maître métivier crépin ménard bénard rivière carrière brière verrière ferrière barrière ' +
  'château forêt chêne dupré béranger bérard gérin guérin guéguen hénin hébert héraud lévêque évêque prévost prévôt ' +
  'hôpital côté côte île îles besançon orléans nîmes mâcon alès béziers sète périgueux vendée rhône ' +
  'isère drôme ardèche lozère corrèze finistère français française garçon cœur sœur œuvre bœuf gâtinais théâtre fête ' +
  'schröder köhler jäger günther bäcker schäfer krüger böhm kühn möller hübner könig strauß weiß groß käthe bärbel ' +
  'jürg björk schütz schüler lösch vögele bühler häberle öztürk özil çelik ünal güneş häkkinen mäkinen ' +
  'søren bjørn jørgen øyvind åse håkon pål kåre hélder peña ibáñez ramírez díaz lucía óscar ángel íñigo iñaki jiménez ' +
  'álvarez gutiérrez vázquez suárez domínguez andrés jesús mónica verónica raúl héctor víctor álvaro begoña nuñez ' +
  'ñuñez simões magalhães brandão sebastião inês luís antónio antônio andré júlio vítor pâris müßig zoë';

/** The words, in lower case. */
export const accentedWords: ReadonlySet<string> = new Set(words.split(' '));
