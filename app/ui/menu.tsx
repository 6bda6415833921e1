import { useLocation } from '@remix-run/react';
import { useEffect, useRef, type ReactNode } from 'react';

interface MenuProps {
  /** What the button says. */
  readonly summary: ReactNode;
  readonly side?: 'left' | 'right';
  readonly children: ReactNode;
}

/** A list that opens in the bar: the browser's own disclosure, so that it works without script. With it, Escape, going elsewhere and arriving there close it. */
export function Menu({ summary, side = 'left', children }: MenuProps) {
  const details = useRef<HTMLDetailsElement>(null);
  const { pathname } = useLocation();
  useEffect(() => closing(details.current), [pathname]);
  return (
    <details key={pathname} ref={details} className={`menu menu--${side}`}>
      <summary><span>{summary}</span></summary>
      <ul>{children}</ul>
    </details>
  );
}

function closing(menu: HTMLDetailsElement | null): (() => void) | undefined {
  const onKey = ({ key }: KeyboardEvent) => {
    if (key !== 'Escape' || !menu?.open) return;
    menu.open = false;
    menu.querySelector('summary')?.focus();
  };
  const onElsewhere = ({ target }: Event) => {
    if (menu?.open && !menu.contains(target as Node)) menu.open = false;
  };
  menu?.addEventListener('keydown', onKey);
  document.addEventListener('focusin', onElsewhere);
  document.addEventListener('pointerdown', onElsewhere);
  return () => {
    menu?.removeEventListener('keydown', onKey);
    document.removeEventListener('focusin', onElsewhere);
    document.removeEventListener('pointerdown', onElsewhere);
  };
}
