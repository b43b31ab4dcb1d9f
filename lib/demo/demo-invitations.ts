import type { Staff } from '#lib/actor/staff.ts';
import { prisma } from '#lib/database/connection.ts';
import { inTransaction } from '#lib/database/in-transaction.ts';
import { type InvitationState, invitationStates } from '#lib/invitations/invitation-state.ts';
import { inviteClients } from '#lib/invitations/invite-clients.ts';
import { inviterOf } from '#lib/invitations/inviter.ts';
import { applyDeliveryEvents } from '#lib/mail/delivery/apply-delivery-events.ts';
import type { Delivery } from '#lib/mail/mail-state.ts';

const hour = 60 * 60 * 1000;
/** Number of clients in each state. */
const clientsPerState = 3;

/** The provider events that lead an invitation to a state, by hours after it was sent. */
const deliveriesOf: Partial<Record<InvitationState, Delivery['kind'][]>> = {
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
 * Fills a demonstration club with invitations in every state by calling the verbs, and sets only
 * their times back. What exists already is kept.
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
  await inTransaction((tx) =>
    inviteClients(
      tx,
      inviterOf(staff),
      clients.map(({ id }) => id),
    ),
  );
  for (const [index, { id }] of clients.entries())
    await put(structureId, id, states[index % states.length] as InvitationState, 20 + 5 * index);
}

async function put(structureId: string, clientId: string, state: InvitationState, hoursAgo: number): Promise<void> {
  const where = { structureId_clientId: { structureId, clientId } };
  const { mailId } = await prisma().invitation.findUniqueOrThrow({ where, select: { mailId: true } });
  const left = Date.now() - hoursAgo * hour;
  await prisma().invitation.update({ where, data: { times: [new Date(left)] } });
  const problem = 'smtp; 550 5.1.1 The email account that you tried to reach does not exist';
  for (const [step, kind] of (deliveriesOf[state] ?? []).entries()) {
    const at = new Date(left + step * (hour / 4));
    const said = kind === 'bounced' || kind === 'failed' ? { kind, at, hard: true, problem } : { kind, at };
    await applyDeliveryEvents({ providerId: null, structureId, mailId }, said as Delivery);
  }
  if (state === 'opened') await prisma().invitation.update({ where, data: { openedAt: new Date(left + hour) } });
  if (state === 'expired')
    await prisma().invitation.update({ where, data: { expiresAt: new Date(Date.now() - hour) } });
  // Otherwise the demonstration's own mailbox would send it at once.
  if (state === 'queued')
    await prisma().mail.updateMany({
      where: { structureId, id: mailId },
      data: { dueAt: new Date(Date.now() + 365 * 24 * hour) },
    });
  if (state === 'in-doubt' || state === 'cancelled') {
    await prisma().$executeRaw`update mail set state = ${state}::mail_state where structure_id = ${structureId}::uuid
        and id = ${mailId}::uuid`;
  }
  const age = `${hoursAgo} hours`;
  await prisma().$executeRaw`
    update mail set created_at = now() - ${age}::interval,
      state_at = case when state in ('queued', 'in-doubt',
        'cancelled') then now() - ${age}::interval else coalesce(complained_at, bounced_at, failed_at, delivered_at,
          sent_at, state_at) end
    where structure_id = ${structureId}::uuid and id = ${mailId}::uuid`;
}
