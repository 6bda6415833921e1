export { untilNobodyIsInTheWay } from '../in-turn.ts';
