import type { Topic } from '#lib/live/announce.ts';
import { LiveRefresh } from './live-refresh.tsx';

type Props = { slug: string; topics: readonly Topic[] };

/**
 * Keeps the page up to date while it is open: what changes elsewhere appears without a reload.
 * Without a script nothing happens.
 */
export function Live({ slug, topics }: Props) {
  return <LiveRefresh slug={slug} topics={topics.join(',')} since={Date.now()} />;
}
