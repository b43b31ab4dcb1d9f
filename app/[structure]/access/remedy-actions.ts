import type { RemedyActions } from '#components/access/access-screen.ts';
import {
  attachAction,
  inviteAction,
  releaseAction,
  reopenAction,
  restoreAction,
  searchErpAction,
  sendCodeAction,
  validateAction,
} from './access-actions.ts';

/** What the buttons of a verdict do, wherever it is shown. */
export const remedyActions: RemedyActions = {
  invite: inviteAction,
  validate: validateAction,
  reopen: reopenAction,
  sendCode: sendCodeAction,
  attach: attachAction,
  release: releaseAction,
  restore: restoreAction,
  searchErp: searchErpAction,
};
