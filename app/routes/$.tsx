import { redirect, type LoaderFunctionArgs } from '@remix-run/node';

/**
 * Every address that no page has. Old ones of outcomes (`/outcome-2`) lead to the page that says which outcome that was and
 * is; the others are not there, and say so within the page's frame: where no route matches, nobody knows who is reading.
 */
export function loader({ params, request }: LoaderFunctionArgs) {
  const [, number] = /^outcome-?([1-4])$/i.exec(params['*'] ?? '') ?? [];
  if (number !== undefined) throw redirect(`/outcomes/${number}${new URL(request.url).search}`, 301);
  throw new Response('', { status: 404 });
}

/** Nothing can be sent there either. */
export function action() {
  throw new Response('', { status: 404 });
}

/** Never shown: the loader always leads on or refuses. */
export default function NoSuchAddress() {
  return null;
}
