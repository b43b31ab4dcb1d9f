import { connection } from 'next/server';

/** The empty page without the frame: what the frame costs is the difference. */
export default async function BarePage() {
  await connection();
  return <p>Rien</p>;
}
