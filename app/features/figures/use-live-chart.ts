import { useEffect, useRef, useState, type ComponentType, type PointerEvent } from 'react';

/** A click follows its pointer's release in a moment, on a slow phone a little later. */
const CLICK_FOLLOWS_MS = 400;

/**
 * The drawing that answers, once its code is here. It never takes the other one's place under a finger: a press that
 * begins on a link of one drawing and ends on the other's would lead nowhere.
 */
export function useLiveChart<Props>(wanted: boolean, load: () => Promise<{ default: ComponentType<Props> }>) {
  const [live, setLive] = useState<ComponentType<Props> | null>(null);
  const press = useRef<{ down: boolean; ready: ComponentType<Props> | null }>({ down: false, ready: null });
  useEffect(() => {
    if (!wanted) return undefined;
    const { current } = press;
    let gone = false;
    let rest: ReturnType<typeof setTimeout> | undefined;
    const place = () => {
      if (!gone && !current.down && current.ready) setLive(() => current.ready);
    };
    const release = () => {
      clearTimeout(rest);
      rest = setTimeout(() => {
        current.down = false;
        place();
      }, CLICK_FOLLOWS_MS);
    };
    // Without its code the first drawing simply stays.
    load().then(({ default: drawing }) => {
      current.ready = drawing;
      place();
    }, () => {});
    window.addEventListener('pointerup', release);
    window.addEventListener('pointercancel', release);
    return () => {
      gone = true;
      clearTimeout(rest);
      window.removeEventListener('pointerup', release);
      window.removeEventListener('pointercancel', release);
    };
  }, [wanted, load]);
  const onPointerDown = (_event: PointerEvent) => {
    press.current.down = true;
  };
  return { live, onPointerDown };
}
