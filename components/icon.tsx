import type { IconName } from './icon-paths.ts';

type IconProps = {
  name: IconName;
  /** For small icons beside bold words. */
  bold?: boolean;
  className?: string;
};

/**
 * A small drawing as tall as the text beside it. Decorative: the word next to it says the same. The
 * stylesheet holds the drawing: a page shows two hundred of them.
 */
export function Icon({ name, bold, className }: IconProps) {
  return <i className={`icon${bold ? ' bold' : ''} i-${name}${className ? ` ${className}` : ''}`} />;
}
