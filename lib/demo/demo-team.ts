import type { Role } from '#lib/database/generated/enums.ts';

/** The clubs of the demonstration, with the number of their clients. */
export const demoStructures = [
  { slug: 'club-lumiere', name: 'Club Lumière', clients: 1_000, seed: 1 },
  { slug: 'club-horizon', name: 'Club Horizon', clients: 25, seed: 2 },
] as const;

/** The team in the order in which it is printed. Inès Garnier works for both clubs. */
export const demoTeam: { name: string; email: string; role: Role; structure: string }[] = [
  { name: 'Nadia Benali', email: 'nadia.benali@club-lumiere.example', role: 'owner', structure: 'club-lumiere' },
  { name: 'Julien Moreau', email: 'julien.moreau@club-lumiere.example', role: 'manager', structure: 'club-lumiere' },
  { name: 'Camille Petit', email: 'camille.petit@club-lumiere.example', role: 'reception', structure: 'club-lumiere' },
  { name: 'Thomas Lefèvre', email: 'thomas.lefevre@club-horizon.example', role: 'owner', structure: 'club-horizon' },
  { name: 'Inès Garnier', email: 'ines.garnier@club-horizon.example', role: 'manager', structure: 'club-horizon' },
  { name: 'Hugo Lambert', email: 'hugo.lambert@club-horizon.example', role: 'reception', structure: 'club-horizon' },
  { name: 'Inès Garnier', email: 'ines.garnier@club-horizon.example', role: 'reception', structure: 'club-lumiere' },
];
