/** Writes JSON as PHP's `json_encode` does: ASCII only, with escaped slashes. */
export function toPhpJson(value: object): string {
  return toAscii(JSON.stringify(value)).replaceAll('/', '\\/');
}

/** Writes JSON as Python's `json.dumps` does: ASCII only, a space after each comma and colon. */
export function toPythonJson(value: object): string {
  // Line breaks inside texts are escaped, so each one here is of the layout.
  const spaced = JSON.stringify(value, null, 1)
    .replaceAll(/([{[])\n {0,20}/g, '$1')
    .replaceAll(/\n {0,20}([}\]])/g, '$1')
    .replaceAll(/\n {0,20}/g, ' ');
  return toAscii(spaced);
}

function toAscii(json: string): string {
  return json.replaceAll(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
