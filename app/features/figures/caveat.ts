export { CAVEAT } from '../../../shared/caveat.ts';
