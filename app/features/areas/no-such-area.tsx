import { Form, isRouteErrorResponse } from '@remix-run/react';
import { ErrorPage } from '../../ui/error-page.tsx';

/** A code of no area: says so, and offers the search. Other errors are the pages they always are. */
export function NoSuchArea({ error, asked }: { error: unknown; asked: string }) {
  if (!isRouteErrorResponse(error) || error.status !== 404) return <ErrorPage error={error} />;
  return (
    <>
      <ErrorPage error={error} />
      <Form method="get" action="/search" className="area-picker">
        <label className="area-picker__label" htmlFor="area-search">Search for an area, an indicator or a term</label>
        <input id="area-search" className="govuk-input govuk-input--width-20" type="search" name="q" defaultValue={asked.slice(0, 40)} />
        <button className="govuk-button area-picker__button" type="submit">Search</button>
      </Form>
    </>
  );
}
