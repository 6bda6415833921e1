import type { MetaFunction } from '@remix-run/node';
import { ReadingPage } from '../features/figures/reading-page.tsx';
import { PRODUCT } from '../ui/product.ts';

export const meta: MetaFunction = () => [{ title: `How to read the figures · ${PRODUCT}` }];

export default ReadingPage;
