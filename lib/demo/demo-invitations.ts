import type { Staff } from '#lib/actor/staff.ts';
import { prisma } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { backdateInvitation } from '#lib/invitations/backdate-invitation.ts';
import { type InvitationState, invitationStates } from '#lib/invitations/invitation-state.ts';
import { inviteClients } from '#lib/invitations/invite-clients.ts';
import { inviterOf } from '#lib/invitations/inviter.ts';
import { backdateMail } from '#lib/mail/backdate-mail.ts';
import { applyDeliveryEvents } from '#lib/mail/delivery/apply-delivery-events.ts';
import type { Delivery } from '#lib/mail/mail-state.ts';

const hour = 60 * 60 * 1000;
/** Number of clients in each state. */
const clientsPerState = 3;

/** The provider events that lead an invitation to a state, by hours after it was sent. */
const deliveries: Partial<Record<InvitationState, Delivery['kind'][]>> = {
  sent: ['sent'],
  delivered: ['sent', 'delivered'],
  opened: ['sent', 'delivered'],
  registered: ['sent', 'delivered'],
  expired: ['sent', 'delivered'],
  bounced: ['sent', 'bounced'],
  complained: ['sent', 'delivered', 'complained'],
  failed: ['failed'],
};

/**
 * Fills a demonstration club with invitations in every state, by calling the verbs themselves; only
 * their times are set back. A structure that has invitations is left as it is.
 */
export async function addDemoInvitations(staff: Staff): Promise<void> {
  const structureId = staff.structure.id;
  if ((await prisma().invitation.count({ where: { structureId } })) > 0) return;
  const where = { structureId, deletedAt: null, attachment: null };
  const states = invitationStates.filter((state) => state !== 'none' && state !== 'registered');
  const clients = await prisma().client.findMany({
    where,
    orderBy: [{ sortName: 'asc' }, { id: 'asc' }],
    take: states.length * clientsPerState,
    select: { id: true },
  });
  const outcome = await inTransaction((tx) =>
    inviteClients(
      tx,
      inviterOf(staff),
      clients.map(({ id }) => id),
    ),
  );
  // Some may not be invited, such as people whom the ERP has deleted.
  const invited = clients.filter(({ id }) => outcome.get(id) === null);
  for (const [index, { id }] of invited.entries())
    await put(structureId, id, states[index % states.length] as InvitationState, 20 + 5 * index);
}

async function put(structureId: string, clientId: string, state: InvitationState, hoursAgo: number): Promise<void> {
  const sentAt = new Date(Date.now() - hoursAgo * hour);
  const times = {
    sentAt,
    ...(state === 'opened' && { openedAt: new Date(sentAt.getTime() + hour) }),
    ...(state === 'expired' && { expiresAt: new Date(Date.now() - hour) }),
  };
  const mailId = await backdateInvitation({ structureId, clientId }, times);
  const problem = 'smtp; 550 5.1.1 The email account that you tried to reach does not exist';
  for (const [step, kind] of (deliveries[state] ?? []).entries()) {
    const at = new Date(sentAt.getTime() + step * (hour / 4));
    const delivery = kind === 'bounced' || kind === 'failed' ? { kind, at, hard: true, problem } : { kind, at };
    await applyDeliveryEvents({ providerId: null, structureId, mailId }, delivery as Delivery);
  }
  const final = state === 'queued' || state === 'in-doubt' || state === 'cancelled' ? state : undefined;
  await backdateMail({ structureId, id: mailId }, hoursAgo, final);
}
