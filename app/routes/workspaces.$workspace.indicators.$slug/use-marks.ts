import { useLocation } from '@remix-run/react';
import { useEffect, useMemo, useState } from 'react';
import { isDated, isOnSeries, notePlaces, notesOnFigure, wideNotes, DENSITIES, type Density } from '../../../shared/note-marks.ts';
import type { AnnotationView } from '../../../shared/annotations.ts';
import type { IndicatorView } from '../../../shared/indicator-view.ts';
import { EVERY_NOTE, noteQueryParts } from '../../features/annotations/note-query.ts';
import { wideWords } from '../../features/annotations/note-words.ts';
import type { FigureNotes } from '../../features/figures/figure-notes.tsx';
import { asideHref, NOTES } from './use-aside.ts';

const KEPT = 'note-marks';

/** What chart, table and lists show of the notes; the same object for as long as nothing of it changes. */
export function useFigureMarks(view: IndicatorView, annotations: readonly AnnotationView[]): FigureNotes {
  const { pathname, search } = useLocation();
  const density = useDensity(search);
  const { area } = view.choice;
  const { breakdown } = view;
  const periods = view.figures?.periods;
  return useMemo<FigureNotes>(() => {
    const series = { area, breakdown };
    const wide = wideNotes(annotations, series);
    const byArea = countsByArea(annotations, breakdown);
    return {
      places: notePlaces(annotations, series, periods ?? []),
      wide: { count: wide.length, words: wideWords(wide) },
      density,
      densityHref: (one) => asideHref(pathname, search, { marks: one }, '').replace(/#$/, ''),
      listHref: (at, of = area) =>
        asideHref(pathname, search, { ...noteQueryParts({ ...EVERY_NOTE, at: at === 'wide' ? 'wide' : { from: at[0], to: at[1] }, of: of === area ? null : of }), note: null, write: null }, NOTES),
      countOf: (code, period) => (byArea.has(code) ? notesOnFigure(byArea.get(code) ?? [], { area: code, breakdown }, period).length : 0),
    };
  }, [annotations, area, breakdown, periods, density, pathname, search]);
}

/** Dated notes by the areas they speak of, so that a list of a hundred and fifty rows need not look at every note each time. */
function countsByArea(annotations: readonly AnnotationView[], breakdown: string): ReadonlyMap<string, readonly AnnotationView[]> {
  const found = new Map<string, AnnotationView[]>();
  for (const note of annotations) {
    if (!isDated(note)) continue;
    for (const area of [note.area, ...note.otherAreas]) {
      if (area === null || !isOnSeries(note, { area, breakdown })) continue;
      const here = found.get(area);
      if (here) here.push(note);
      else found.set(area, [note]);
    }
  }
  return found;
}

/** What the address asks for, else what was chosen in this browser last, else every mark. */
function useDensity(search: string): Density {
  const asked = new URLSearchParams(search).get('marks');
  const chosen = DENSITIES.find((one) => one === asked);
  const [kept, setKept] = useState<Density>('all');
  useEffect(() => {
    try {
      if (chosen) localStorage.setItem(KEPT, chosen);
      setKept(DENSITIES.find((one) => one === localStorage.getItem(KEPT)) ?? 'all');
    } catch {
      // A browser may forbid storage: then the address alone says it.
    }
  }, [chosen]);
  return chosen ?? kept;
}
