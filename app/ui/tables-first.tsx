import { Form, useLocation, useRouteLoaderData } from '@remix-run/react';
import { WhoSees } from './who-sees.tsx';

/** Whether the reader asked for tables before charts; remembered in a cookie, read by the root route. */
export function useTablesFirst(): boolean {
  return useRouteLoaderData<{ readonly tablesFirst: boolean }>('root')?.tablesFirst ?? false;
}

/** Turns the order of tables and charts round on every page, and stays on this one. Works without script. */
export function TablesFirstSwitch() {
  const first = useTablesFirst();
  const { pathname, search } = useLocation();
  return (
    <Form method="post" action="/preferences" preventScrollReset className="tables-first-switch">
      <input type="hidden" name="next" value={pathname + search} />
      <button type="submit" name="tables" value={first ? 'after' : 'first'} className="button-plain">{first ? 'Show charts first' : 'Show tables first'}</button>
      <WhoSees>nobody but you; this browser remembers it</WhoSees>
    </Form>
  );
}
