export const PRODUCT = 'Learning Loop';
