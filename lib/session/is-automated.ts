/** UTF-16 units of `User-Agent` that are read: browsers send a tenth of it. */
const longestAgent = 1_000;

/** Programs that say what they are: crawlers, makers of previews, scanners of links in mails. */
const programs =
  /(?<!cu)bot\b|bot[/;_-]|crawl|spider|slurp|preview|scanner|validator|monitor|facebookexternalhit|facebot|whatsapp|skypeuripreview|mediapartners|apis-google|google-safety|googleimageproxy|ggpht|yahoomailproxy|embedly|bitlybot|barracuda|mimecast|proofpoint|safelinks|urldefense|trendmicro|symantec|forcepoint|ironport|sophos|fortimail|cloudmark|zscaler|virustotal|curl\/|wget\/|python|java\/|okhttp|go-http-client|libwww|node-fetch|undici|axios|httpclient|ms-office|microsoft office|msoffice|bingpreview/i;

/** `Sec-Purpose` (Fetch Standard), and what browsers sent before it. */
const purposes = ['sec-purpose', 'purpose', 'x-purpose', 'x-moz'];

/**
 * Whether a request says that no person makes it: a browser that loads ahead (prefetch, prerender,
 * preview), or a program that reads links. A program that hides is not recognised.
 */
export function isAutomated(headers: Headers): boolean {
  if (purposes.some((name) => /prefetch|prerender|preview/i.test((headers.get(name) ?? '').slice(0, 100)))) return true;
  const agent = (headers.get('user-agent') ?? '').slice(0, longestAgent);
  return agent === '' || programs.test(agent);
}
