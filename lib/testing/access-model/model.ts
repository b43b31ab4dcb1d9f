import { isDeepStrictEqual } from 'node:util';
import { add, ask, edit } from './attaching.ts';
import { bulk, move, undoBulk } from './bulk.ts';
import { expire, issue, revoke } from './claims.ts';
import type { Command } from './command.ts';
import { decidePair, decideRequest } from './decisions.ts';
import { merge, separate } from './merging.ts';
import { at, clientNamed, type ModelState, newClient, speaks, tokenNamed } from './model-state.ts';
import { prove, register, sendCode } from './registering.ts';

/** Returns the state after a command; the state before stays unchanged. */
export function nextState(before: ModelState, command: Command): ModelState {
  const model = structuredClone(before);
  model.now += 1;
  apply(model, command);
  for (const [index, { attachments }] of model.structures.entries())
    for (const [email, attachment] of attachments) {
      const { touched: _touched, ...former } = at(before, index).attachments.get(email) ?? {};
      const { touched: _now, ...current } = attachment;
      // Merging and separating say themselves what they touch.
      if (command.do !== 'merge' && command.do !== 'separate' && !isDeepStrictEqual(former, current))
        attachment.touched = model.now;
    }
  return model;
}

function apply(model: ModelState, command: Command): void {
  switch (command.do) {
    case 'register':
      register(model, command);
      return;
    case 'prove':
      prove(model, command.token);
      return;
    case 'mistype': {
      const [, token] = tokenNamed(model, command.token);
      token.tries += 1;
      if (token.tries === 5) token.code = null;
      return;
    }
    case 'send-code':
      sendCode(model, command.structure, command.email);
      return;
    case 'join': {
      const [email, token] = tokenNamed(model, command.token);
      if (!speaks(token, command.structure)) token.wishes.add(command.structure);
      else ask(model, command.structure, email);
      return;
    }
    case 'add':
    case 'import':
      add(model, command.structure, newClient(command.client, command.email));
      return;
    case 'edit':
      edit(model, command.structure, command.client, command.email);
      return;
    case 'delete':
    case 'restore': {
      const client = clientNamed(model, command.structure, command.client);
      if (client && client.deleted !== (command.do === 'delete'))
        move(client, command.do === 'delete' ? 'by hand' : null);
      return;
    }
    case 'bulk':
      bulk(model, command);
      return;
    case 'undo-bulk':
      undoBulk(model, command);
      return;
    case 'merge':
      merge(model, command);
      return;
    case 'separate':
      separate(model, command);
      return;
    case 'issue':
      issue(model, command.structure, command.client, command.code);
      return;
    case 'revoke':
      revoke(model, command.code);
      return;
    case 'expire':
      expire(model, command.code);
      return;
    case 'link':
    case 'refuse-match':
    case 'forget-match':
    case 'remove-alias':
      decidePair(model, command);
      return;
    default:
      decideRequest(model, command);
  }
}
