import type { SeriesRole } from '../../../shared/chart-model.ts';

/** How each line looks: the Analysis Function's colours, and a dash of its own so that colour never stands alone. */
export interface SeriesStyle {
  readonly colour: string;
  readonly dash: string | undefined;
  readonly width: number;
}

export const SERIES_STYLES: Readonly<Record<SeriesRole, SeriesStyle>> = {
  area: { colour: '#12436D', dash: undefined, width: 3.2 },
  region: { colour: '#28A197', dash: '10 3', width: 2 },
  country: { colour: '#801650', dash: '2 3', width: 2.2 },
  neighbours: { colour: '#F46A25', dash: '7 3 2 3', width: 2 },
};
