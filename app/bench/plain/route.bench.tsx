const page = '<!DOCTYPE html><html lang="fr"><title>Rien</title><p>Rien</p></html>';

/**
 * The floor that nothing of the product can flatter: no layout, no React, only the server's answer.
 * A heavier frame makes the empty page slower, but never this.
 */
export function GET(request: Request): Response {
  return new Response(page, {
    headers: { 'content-type': 'text/html; charset=utf-8', 'x-asked': new URL(request.url).pathname },
  });
}
