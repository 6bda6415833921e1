import { expect, test } from 'vitest';
import { answering, JSON_TYPE } from './api-http.ts';

test('somebody who asks for many answers at once leaves everybody else a turn between two of them', async () => {
  const turns: string[] = [];
  let over = false;
  const somebodyElse = () => {
    turns.push('else');
    if (!over) setImmediate(somebodyElse);
  };
  setImmediate(somebodyElse);
  const body = () => {
    turns.push('body');
    return '{}';
  };
  await Promise.all(Array.from({ length: 5 }, () => answering(new Request('http://localhost/api/v1/areas'), async () => ({ tag: ['one'], type: JSON_TYPE, body }))));
  over = true;
  expect(turns.filter((turn) => turn === 'body')).toHaveLength(5);
  expect(turns.join(' ')).not.toContain('body body');
});
