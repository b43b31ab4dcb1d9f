type BarChartProps = {
  title: string;
  /** What the picture shows, in words. */
  text: string;
  /** Below its two ends. */
  from: string;
  to: string;
  /** The height of the picture, in words. */
  most: string;
  values: readonly { key: string; value: number; label: string }[];
};

const height = 64;
const step = 12;

/** Small columns in a row, drawn on the server; who does not see them reads the sentence below. */
export function BarChart({ title, text, from, to, most, values }: BarChartProps) {
  const highest = Math.max(1, ...values.map(({ value }) => value));
  return (
    <figure className="min-w-0">
      <figcaption className="mb-2 text-sm font-[580]">{title}</figcaption>
      <div aria-hidden="true">
        <p className="border-b border-dashed border-line text-tiny leading-4 text-soft">{most}</p>
        <svg
          viewBox={`0 0 ${values.length * step} ${height}`}
          preserveAspectRatio="none"
          className="h-16 w-full text-accent"
          fill="currentColor"
          role="presentation"
        >
          <rect y={height - 1} width={values.length * step} height={1} opacity={0.25} />
          {values.map(({ key, value, label }, index) => (
            <rect
              key={key}
              x={index * step + 2}
              y={height - (value / highest) * height}
              width={step - 4}
              height={(value / highest) * height}
              rx={1.5}
            >
              <title>{label}</title>
            </rect>
          ))}
        </svg>
        <p className="flex justify-between text-tiny text-soft">
          <span>{from}</span>
          <span>{to}</span>
        </p>
      </div>
      <p className="mt-1.5 text-sm text-soft">{text}</p>
    </figure>
  );
}
