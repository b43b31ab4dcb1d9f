type Props = {
  model: string;
  /** Before the model, for ears. */
  words: { phone: string };
};

/** The model of the phone that the app is used on, shown under the e-mail. */
export function PhoneModel({ model, words }: Props) {
  return (
    <span className="phone">
      <span>
        <span>{words.phone}</span>
        {model}
      </span>
    </span>
  );
}
