import type { TablePerson } from './people.ts';

/** A column of a table: its header, and how it writes a person. */
export type TableColumn = { header: string; cell: (person: TablePerson, index: number) => string };

/** Columns that programs have and clients here do not. */
export const noise: TableColumn[] = [
  { header: 'Ville', cell: () => 'Angers' },
  { header: 'Code postal', cell: () => '49000' },
  { header: 'Statut', cell: () => 'Validé' },
  { header: 'Date d’adhésion', cell: () => '01/09/2025' },
  { header: 'Montant', cell: () => '45,00' },
  { header: 'Référence commande', cell: (_, index) => String(900_100 + index) },
  { header: 'Nom payeur', cell: () => 'Payeur' },
  { header: 'Email payeur', cell: () => 'payeur@exemple.example' },
  { header: 'Téléphone (personne à prévenir)', cell: () => '' },
  { header: 'Tél. urgence', cell: () => '06 41 99 99 99' },
  { header: 'Nom de la structure', cell: () => 'Club de voile' },
  { header: 'Nom de jeune fille', cell: () => 'Moreau' },
  { header: 'Prénom du parrain', cell: () => 'Parrain' },
  { header: 'N° facture', cell: (_, index) => String(26_001 + index) },
  { header: 'N° sécurité sociale', cell: (_, index) => `185074900700${index % 10}` },
  { header: 'SIRET', cell: () => '12345678900011' },
  { header: 'IBAN', cell: () => 'FR7612345987650123456789014' },
  { header: "Nom d'utilisateur", cell: (person) => person.email.slice(0, person.email.indexOf('@')) },
  { header: 'Email envoyé le', cell: () => '02/09/2020' },
  { header: 'Date of last visit', cell: () => '2015-06-30' },
  { header: 'Mobile app installed', cell: () => 'true' },
  { header: 'Accepts Email Marketing', cell: () => 'yes' },
  { header: 'Comment avez-vous connu le club ?', cell: () => 'Forum' },
  { header: 'Horodateur', cell: () => '05/09/2026 19:12:01' },
  { header: 'Tél. père', cell: () => '06 41 99 99 98' },
  { header: 'Nom responsable légal 1', cell: () => 'Parent' },
  { header: 'Téléphone 1 - Libellé', cell: () => 'Mobile' },
  { header: '', cell: () => '' },
];
