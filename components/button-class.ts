export type ButtonVariant = 'plain' | 'go' | 'bad';
export type ButtonSize = 'normal' | 'mini';

const shared =
  'inline-flex items-center justify-center border font-[580] text-center no-underline select-none transition-[filter,background-color] aria-disabled:opacity-60 print:hidden';

const variants: Record<ButtonVariant, string> = {
  plain: 'border-line bg-card text-ink hover:bg-sunk',
  go: 'border-transparent bg-accent text-accent-ink hover:brightness-110',
  bad: 'border-transparent bg-bad text-bad-ink hover:brightness-110',
};

const sizes: Record<ButtonSize, string> = {
  normal: 'min-h-11 gap-2 rounded-control px-4 py-2 text-base leading-tight',
  mini: 'min-h-8 gap-1.5 rounded-mini px-[11px] py-1 text-note leading-tight pointer-coarse:min-h-11',
};

/**
 * One look for what is pressed, be it a button, a link or the summary of a menu. Mini ones grow to
 * 44 px under a finger.
 */
export function buttonClass(variant: ButtonVariant = 'plain', size: ButtonSize = 'normal'): string {
  return `${shared} ${variants[variant]} ${sizes[size]}`;
}
