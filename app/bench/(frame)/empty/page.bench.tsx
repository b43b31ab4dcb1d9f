import { connection } from 'next/server';

/** The floor of every page: one paragraph in the product's frame, without session or database. */
export default async function EmptyPage() {
  await connection();
  return <p>Rien</p>;
}
