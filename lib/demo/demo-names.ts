/**
 * French names for invented people: compound, accented, with particles, apostrophes and ligatures.
 */
export const lastNames =
  `Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel Lefèvre Leroy Roux David Bertrand Morel
Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau Vincent Müller Lefebvre Faure André Mercier Blanc Guérin Boyer Garnier Chevalier François
Legrand Gauthier Garcia Perrin Robin Clément Morin Nicolas Henry Roussel Mathieu Gautier Masson Marchand Duval Denis Dumont Marie Lemaire Noël Meyer
Dufour Meunier Brun Blanchard Giraud Joly Rivière Lucas Brunet Gaillard Barbier Arnaud Martínez Gérard Roche Renard Schmitt Roy Leroux Colin Vidal
Caron Picard Roger Fabre Aubert Lemoine Renaud Dumas Lacroix Olivier Philippe Bourgeois Pierre Benoît Rey Leclerc Payet Rolland Leclercq Guillaume
Lecomte López Jean Dupuy Guillot Hubert Berger Carpentier Sánchez Dupuis Moulin Louis Deschamps Huet Vasseur Pérez Boucher Fleury Royer Klein Jacquet
Adam Paris Poirier Marty Aubry Guyot Carré Charles Renault Charpentier Ménard Maillard Baron Bertin Bailly Hervé Schneider Fernández Collet Léger
Bouvier Julien Prévost Millet Perrot Daniel Cousin Germain Breton Besson Langlois Rémy Le_Gall Pelletier Lévêque Perrier Leblanc Barré Lebrun Marchal
Weber Mallet Hamon Boulanger Jacob Monnier Michaud Rodríguez Guichard Gillet Étienne Grondin Poulain Tessier Chevallier Collin Chauvin Da_Silva Bouchet
Gay Lemaître Benard Maréchal Humbert Reynaud Antoine Hoarau Perret Barthélemy Cordier Pichon Lejeune Gilbert Lamy Delaunay Pasquier Carlier Laporte
N’Guyen Nguyen Traoré Diallo Benali Haddad Cohen Lévy Kowalski D’Angelo L’Hostis Œuvrard Le_Goff Le_Bihan De_La_Tour Du_Pré Saint-Martin Dupré-Laval
Martin-Dubois Petit-Jean Roux-Girard Ben_Youssef El_Amrani Mbappé-Leroy Ferreira Özdemir Çelik Rakotomalala`
    .split(/\s+/)
    .map((name) => name.replaceAll('_', ' '));

export const womensNames =
  `Marie Camille Léa Manon Chloé Emma Julie Sarah Laura Pauline Marine Anaïs Lucie Mathilde Océane Margaux Inès Clara Alice Juliette
Louise Jeanne Zoé Élise Éloïse Hélène Céline Cœline Maëlle Noémie Agnès Aurélie Émilie Sophie Isabelle Nathalie Sylvie Valérie Sandrine Stéphanie Véronique
Catherine Françoise Monique Brigitte Anne-Sophie Marie-Claire Anne-Laure Marie-Ève Fatima Aïcha Yasmine Leïla Nadège Gaëlle Solène Bérénice Thaïs Apolline`.split(
    /\s+/,
  );

export const mensNames =
  `Thomas Nicolas Julien Alexandre Maxime Antoine Kévin Clément Romain Pierre Lucas Hugo Théo Enzo Louis Nathan Gabriel Arthur Jules Raphaël
Léo Adam Paul Victor Baptiste Rémi Jérôme Sébastien Frédéric François Stéphane Olivier Philippe Laurent Pascal Thierry Bernard Michel Gérard André René Noël
Jean-Luc Jean-Baptiste Jean-François Pierre-Yves Mohamed Karim Mehdi Ibrahim Loïc Gaël Yoann Maël Benoît Grégoire Étienne Joël Anaël Tanguy`.split(
    /\s+/,
  );
