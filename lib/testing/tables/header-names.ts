/** Headers that programs write above the fields of a client. */
export const headers = {
  lastName: [
    ...['Nom', 'Nom de famille', 'NOM', 'Nom adhérent', 'NomFamille', 'Last Name', 'Surname', 'nom_usuel'],
    ...[
      "Nom d'usage",
      'Quel est votre nom ?',
      'contact_nom',
      'nomadherent',
      'Participant - Nom',
      'Nachname',
      'Apellidos',
    ],
  ],
  firstName: [
    ...['Prénom', 'PRENOM', 'Prénom adhérent', 'First Name', 'Given name', 'prenom_usuel', 'Pren.', 'Vorname'],
    ...['Quel est votre prénom ?', 'contact_prenom', 'billing_first_name', 'prenomadherent', 'Participant - Prénom'],
  ],
  fullName: ['Nom et prénom', 'Nom Prénom', 'NOM & PRÉNOM', 'NOM, PRENOM', 'Votre nom et prénom', 'Adhérent'],
  email: [
    ...['Email', 'E-mail', 'Adresse e-mail', 'Courriel', 'Mél', 'mail_adherent', 'Email address', 'AdresseMail'],
    ...['Ad. mail', 'E-mail 1 - Valeur', 'emailClient', 'adressemail', 'Correo electrónico', 'Votre adresse mail'],
  ],
  phone: [
    ...[
      'Mobile',
      'Tél. mobile',
      'Portable',
      'GSM',
      'TelMobile',
      'Mobile phone',
      'tel_portable',
      'Port.',
      'telportable',
    ],
    ...['Quel est votre numéro de portable ?', 'CELL PHONE', 'Cellulare', 'contact_mobile'],
  ],
  secondPhone: [
    ...['Tél. fixe', 'Téléphone fixe', 'Téléphone (domicile)', 'Home phone', 'Tel fixe', 'Téléphone 2', 'Tel. dom.'],
    ...['telDomicile', 'Téléphone 3', 'Other Phone'],
  ],
  birthDate: [
    ...['Date de naissance', 'Né(e) le', 'DateNaissance', 'Date of birth', 'DDN', 'Date naiss.', 'Birthday', 'Nais.'],
    ...[
      'Quelle est votre date de naissance ?',
      'datedenaissance',
      'NE(E) LE',
      'Geburtsdatum',
      'Date de naiss. (jj/mm/aaaa)',
    ],
  ],
  gender: ['Genre', 'Sexe', 'Civilité', 'Gender', 'Civ.', 'sexe_adh', 'Sexe (H/F)', 'Anrede'],
  memberNumber: [
    'N° adhérent',
    'Numéro de membre',
    'N° licence',
    'Member ID',
    'NumAdherent',
    'Code adhérent',
    'Matricule',
    'N° lic.',
    'Code licencié',
    'idClient',
    'numadherent',
    'Mitgliedsnummer',
  ],
  groups: ['Groupes', 'Groups', 'Groupe', 'Groupe(s)', 'Étiquettes', 'Tags', 'Libellés', 'Gr.'],
  note: ['Note', 'Notes', 'Commentaires', 'Remarque', 'Obs.', 'Note interne', 'Remarques éventuelles', 'Memo'],
};
