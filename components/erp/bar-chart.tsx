type BarChartProps = {
  title: string;
  /** What the picture shows, in words. */
  text: string;
  values: readonly { key: string; value: number; label: string }[];
};

const height = 64;
const step = 12;

/** Small columns in a row, drawn on the server; who does not see them reads the sentence below. */
export function BarChart({ title, text, values }: BarChartProps) {
  const most = Math.max(1, ...values.map(({ value }) => value));
  return (
    <figure className="min-w-0">
      <figcaption className="mb-2 text-sm font-[580]">{title}</figcaption>
      <svg
        aria-hidden="true"
        viewBox={`0 0 ${values.length * step} ${height}`}
        preserveAspectRatio="none"
        className="h-16 w-full text-accent"
        fill="currentColor"
      >
        <rect y={height - 1} width={values.length * step} height={1} opacity={0.25} />
        {values.map(({ key, value, label }, index) => (
          <rect
            key={key}
            x={index * step + 2}
            y={height - (value / most) * (height - 4)}
            width={step - 4}
            height={(value / most) * (height - 4)}
            rx={1.5}
          >
            <title>{label}</title>
          </rect>
        ))}
      </svg>
      <p className="mt-1.5 text-sm text-soft">{text}</p>
    </figure>
  );
}
