import Link from 'next/link';
import type { ComponentProps, ReactNode } from 'react';
import { type ButtonSize, type ButtonVariant, buttonClass } from './button-class.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-paths.ts';

type Look = { variant?: ButtonVariant; size?: ButtonSize; icon?: IconName; children: ReactNode };

type ButtonProps = Look & Omit<ComponentProps<'button'>, 'className' | 'children'>;

/**
 * A button. It submits unless told otherwise; inside an `ActionForm` the form brings its own submit
 * button.
 */
export function Button({ variant, size, icon, children, type = 'submit', ...rest }: ButtonProps) {
  return (
    <button type={type} className={buttonClass(variant, size)} {...rest}>
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

type ButtonLinkProps = Look & {
  href: string;
  /** False keeps the scroll position, for dialogs over the page. */
  scroll?: boolean;
  /** False: a plain link, which costs a page less and is fetched on a press only. */
  prefetch?: false;
  /**
   * To a route handler: a plain link, which the router leaves alone. A file says in its answer that
   * it is one, a redirect to sign in is none.
   */
  routeHandler?: boolean;
  'aria-label'?: string | undefined;
  rel?: string;
  /** The first focus of a dialog where no script can give it. */
  autoFocus?: boolean;
};

/** A link that looks like a button. */
export function ButtonLink({
  variant,
  size,
  icon,
  children,
  routeHandler = false,
  prefetch,
  ...rest
}: ButtonLinkProps) {
  const inside = (
    <>
      {icon && <Icon name={icon} />}
      {children}
    </>
  );
  if (routeHandler || prefetch === false) {
    const { scroll, ...anchor } = rest;
    return (
      <a
        className={buttonClass(variant, size)}
        {...(routeHandler ? { 'data-plain': '' } : { 'data-links': scroll === false ? 'still' : '' })}
        {...anchor}
      >
        {inside}
      </a>
    );
  }
  return (
    <Link className={buttonClass(variant, size)} {...rest}>
      {inside}
    </Link>
  );
}
