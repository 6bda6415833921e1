import type { ButtonHTMLAttributes } from 'react';

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** One primary thing per view; the others are quiet. */
  readonly quiet?: boolean;
}

export function Button({ quiet = false, className = '', type = 'submit', ...rest }: ButtonProps) {
  return <button {...rest} type={type} className={`govuk-button ${quiet ? 'govuk-button--secondary ' : ''}${className}`.trim()} />;
}
