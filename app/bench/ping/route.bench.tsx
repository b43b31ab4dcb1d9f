/**
 * The ping floor: reads the body and answers JSON. What a signed event costs, no call can cost less
 * than.
 */
export async function POST(request: Request): Promise<Response> {
  const body = await request.text();
  return Response.json({ bytes: body.length });
}
