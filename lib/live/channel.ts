/** The channel of PostgreSQL's notifications. */
export const channel = 'club_live';

/** What sessions that listen are called in `pg_stat_activity`. */
export const listenerName = 'club-listener';

/** What sessions that announce are called in `pg_stat_activity`. */
export const announcerName = 'club-announcer';

/** What such a session says on the channel, followed by its process id, when it opens and ends. */
export const announcerOpens = 'announcer opens ';
export const announcerLeaves = 'announcer leaves ';
