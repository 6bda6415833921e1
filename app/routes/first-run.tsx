import { redirect, type ActionFunctionArgs, type HeadersFunction, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node';
import { useActionData } from '@remix-run/react';
import { FirstRun } from '../../shared/administration-forms.ts';
import { FirstRunPage } from '../features/first-run/first-run-page.tsx';
import { parseForm, readingOf, respond, type RefusedForm } from '../request.server.ts';
import { services } from '../services.server.ts';
import { PRODUCT } from '../ui/product.ts';

export const meta: MetaFunction = () => [{ title: `First run · ${PRODUCT}` }];
export const headers: HeadersFunction = () => ({ 'Cache-Control': 'private, no-store' });

/** There is this page only while nobody outside the sandbox is an administrator. */
export async function loader(args: LoaderFunctionArgs) {
  return readingOf(args, async () => {
    await services(args).administration.firstRunPage(args.context.db);
    return null;
  });
}

/** The account is made and signed in; administrators set up a second factor first. */
export async function action(args: ActionFunctionArgs) {
  return respond(args, async () => {
    const { db, address } = args.context;
    const { administration } = services(args);
    await administration.firstRunPage(db);
    const input = await parseForm(args.request, FirstRun);
    const browser = { cookieHeader: args.request.headers.get('Cookie'), userAgent: args.request.headers.get('User-Agent') };
    const { cookie, path } = await administration.makeFirstAdministrator(db, input, { address, browser });
    return redirect(path ? `${path}?next=/administration` : '/administration', { headers: { 'Set-Cookie': cookie } });
  });
}

export default function FirstRunRoute() {
  const refused = useActionData<RefusedForm>();
  return <FirstRunPage errors={refused?.refusal.fields ?? {}} message={refused?.refusal.message} values={refused?.values ?? {}} />;
}
