import qrcode from 'qrcode-generator';

/**
 * A QR code as a drawing of the page itself: it prints sharp, and needs no script. Dark on white in
 * every theme, for cameras.
 * @param label what it holds, for who cannot see it
 * @param mode `Alphanumeric` is smaller, for capitals, digits and few signs
 */
export function Qr({ text, label, mode }: { text: string; label: string; mode: 'Alphanumeric' | 'Byte' }) {
  const qr = qrcode(0, 'M');
  qr.addData(text, mode);
  qr.make();
  const size = qr.getModuleCount();
  const cells = Array.from({ length: size * size }, (_, index) => [Math.floor(index / size), index % size] as const);
  const path = cells.flatMap(([row, column]) => (qr.isDark(row, column) ? [`M${column} ${row}h1v1h-1z`] : [])).join('');
  // Four modules of white around it: ISO/IEC 18004.
  const quiet = 4;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`${-quiet} ${-quiet} ${size + 2 * quiet} ${size + 2 * quiet}`}
      shapeRendering="crispEdges"
      className="h-auto w-full rounded-mini"
    >
      <rect x={-quiet} y={-quiet} width={size + 2 * quiet} height={size + 2 * quiet} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
