import type { ReactNode } from 'react';

/** A place in the drawing, as SVG wants it. */
export const percent = (value: number) => `${Math.round(value * 100) / 100}%`;

/** Moves what it holds to a place given in percent; pixels inside count from there. */
export function At({ x, y, children }: { x: number; y: number; children: ReactNode }) {
  return <svg x={percent(x)} y={percent(y)} overflow="visible">{children}</svg>;
}
