import { redirect, type LoaderFunctionArgs } from '@remix-run/node';

/** Old addresses of outcomes (`/outcome-2`) lead to the page that says which outcome that was and is; others are not there. */
export function loader({ params, request }: LoaderFunctionArgs) {
  const [, number] = /^outcome-?([1-4])$/i.exec(params['old'] ?? '') ?? [];
  if (number !== undefined) throw redirect(`/outcomes/${number}${new URL(request.url).search}`, 301);
  throw new Response('', { status: 404 });
}

/** Never shown: the loader always leads on or refuses. */
export default function OldAddress() {
  return null;
}
