/** An address that breaks where it has to, before its `@` if that will do. */
export function Email({ address }: { address: string }) {
  return (
    <span className="wrap-anywhere">
      <EmailText address={address} />
    </span>
  );
}

type EmailTextProps = { address: string; before?: string };

/**
 * The same without an element, where what is around it lets words break anywhere.
 * @param before a text, which React would part from the address by a comment
 */
export function EmailText({ address, before = '' }: EmailTextProps) {
  const at = Math.max(0, address.lastIndexOf('@'));
  return (
    <>
      {before + address.slice(0, at)}
      <wbr />
      {address.slice(at)}
    </>
  );
}
