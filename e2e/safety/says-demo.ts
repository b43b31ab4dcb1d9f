/** Whether a page says, in French or English, that it belongs to a demo, which sends no mail. */
export function saysDemo(html: string): boolean {
  return /No message is actually sent here|aucun message n’est réellement envoyé/.test(html);
}

/** Describes a secret that a page of the demo's outbox shows or hides. */
export function demoFigure(shown: boolean, labelled: boolean): string {
  if (!shown) return 'not shown';
  return `shown in the demo's outbox, ${labelled ? 'which says so' : 'which does not say so'}`;
}
