/** An address that breaks where it has to, before its `@` if that will do. */
export function Email({ address }: { address: string }) {
  return (
    <span className="wrap-anywhere">
      <EmailText address={address} />
    </span>
  );
}

/** The same without an element, where what is around it lets words break anywhere. */
export function EmailText({ address }: { address: string }) {
  const at = Math.max(0, address.lastIndexOf('@'));
  return (
    <>
      {address.slice(0, at)}
      <wbr />
      {address.slice(at)}
    </>
  );
}
