import { randomUUID } from 'node:crypto';
import type { FormRow, RouteRow, Scene } from './routes.ts';
import { BREAKDOWN, METRIC, PERIOD } from './world-content.ts';

/** What rows about a workspace are made of. */
export const at = (rest = '') => ({ place }: Scene) => [`/workspaces/${place.slug}${rest}`];
/** A document of one paragraph, as a form sends it. */
export const document = (text: string) => JSON.stringify({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text }] }] });
export const anchor = ({ place }: Scene) => ({ key: randomUUID(), metric: METRIC, area: place.area, period: PERIOD, breakdown: BREAKDOWN });
/** A form that this verb allows. */
export const deed = (what: string, verb: string, body: FormRow['body']): FormRow => ({ what, body, may: { verb } });
/** A page that whoever reads the workspace may read. */
export const read = (rest = ''): RouteRow => ({ about: 'workspace', paths: at(rest), get: { verb: 'workspace.read' } });
