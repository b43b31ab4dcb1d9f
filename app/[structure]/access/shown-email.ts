/** UTF-16 units; a longer text is no address and is not repeated on the page. */
const longest = 300;

/** The address of the question as it can be shown again, whatever was in it. */
export function shownEmail(text: string): string {
  return text.toWellFormed().replaceAll('\0', '').slice(0, longest).trim();
}
