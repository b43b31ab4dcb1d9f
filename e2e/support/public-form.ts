import { hiddenFields, multipart } from '#lib/commands/form-body.ts';
import type { Locale } from '#lib/i18n/locale.ts';

export type FormAnswer = {
  status: number;
  location: string;
  type: string;
  retryAfter: string | null;
  text: string;
  cookies: string;
};
/** `to`: where the server listens now. */
type Sending = { scripts?: boolean; language?: Locale; signal?: AbortSignal; to?: string };

/** A form of a page that needs no session. */
export type PublicForm = {
  /** Submits these values as a browser without scripts or, with `scripts`, as Next's script. */
  send(values: Record<string, string>, sending?: Sending): Promise<FormAnswer>;
};

/**
 * Reads a form of a server action.
 * @param place position of the form on the page, from 0
 * @param idOf stands for an older build, whose action had another id
 */
export async function readPublicForm(address: string, place = 0, idOf = (id: string) => id): Promise<PublicForm> {
  const html = await (await fetch(address)).text();
  const form = (html.match(/<form[\s\S]*?<\/form>/g) ?? []).filter((text) => text.includes('$ACTION_'))[place];
  if (!form) throw new Error(`no form at ${address}`);
  const hidden = hiddenFields(form);
  const action = JSON.parse(Object.entries(hidden).find(([name]) => /^\$ACTION_\d+:0$/.test(name))?.[1] ?? '{}') as {
    id?: string;
  };
  const known = action.id ?? '';
  action.id = idOf(known);
  const sent = Object.fromEntries(
    Object.entries(hidden).map(([name, value]) => [name, value.replace(known, action.id ?? '')]),
  );
  const own = Object.fromEntries(Object.entries(hidden).filter(([name]) => !name.startsWith('$ACTION_')));
  return {
    async send(values, { scripts = false, language = 'en', signal, to = address } = {}) {
      const fields = scripts ? asScript({ ...own, ...values }) : Object.entries({ ...sent, ...values });
      const { contentType, body } = multipart(fields);
      const answer = await fetch(to, {
        method: 'POST',
        headers: {
          'content-type': contentType,
          origin: new URL(to).origin,
          'accept-language': language,
          ...(scripts && { 'next-action': action.id ?? '', accept: 'text/x-component' }),
        },
        body,
        redirect: 'manual',
        ...(signal && { signal }),
      });
      return {
        status: answer.status,
        location: answer.headers.get('location') ?? '',
        type: answer.headers.get('content-type') ?? '',
        retryAfter: answer.headers.get('retry-after'),
        text: await answer.text(),
        cookies: answer.headers
          .getSetCookie()
          .map((line) => line.split(';')[0])
          .join('; '),
      };
    },
  };
}

/**
 * Encodes a call of `action(state, form)` as React does: the fields of the form with a numbered
 * prefix, then the arguments.
 */
function asScript(fields: Record<string, string>): [string, string][] {
  const numbered = Object.entries(fields).map(([name, value]): [string, string] => [`_1_${name}`, value]);
  return [...numbered, ['0', '[{"values":{},"errors":{}},"$K1"]']];
}
