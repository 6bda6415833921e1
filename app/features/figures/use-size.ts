import { useEffect, useState, type RefObject } from 'react';

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Size of an element in pixels while `wanted`, followed as it changes; `null` before. */
export function useSize(element: RefObject<HTMLElement>, wanted: boolean): Size | null {
  const [size, setSize] = useState<Size | null>(null);
  useEffect(() => {
    const box = element.current;
    if (!wanted || !box) return;
    const measure = () => {
      const { width, height } = box.getBoundingClientRect();
      setSize((known) => (width === 0 ? null : known?.width === width && known.height === height ? known : { width, height }));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  }, [element, wanted]);
  return size;
}
