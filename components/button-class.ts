export type ButtonVariant = 'plain' | 'go' | 'bad';
export type ButtonSize = 'normal' | 'mini';

/** The look of what is pressed, be it a button, a link or the summary of a menu. */
export function buttonClass(variant: ButtonVariant = 'plain', size: ButtonSize = 'normal'): string {
  return `button${size === 'mini' ? ' mini' : ''}${variant === 'plain' ? '' : ` ${variant}`}`;
}
