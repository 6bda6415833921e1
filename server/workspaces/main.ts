import { parseArgs } from 'node:util';
import { findArea } from '../../shared/areas/register.ts';
import { Refusal } from '../../shared/errors.ts';
import { may, type Role } from '../../shared/permissions.ts';
import type { Database } from '../db.ts';
import { createWorkspace, type NewMember } from './create.ts';
import { dayOf, endOfDay, monthsLater } from './days.ts';
import { slugFrom } from './slugs.ts';
import { standardTerms } from './standard-terms.ts';

const USAGE = `Usage:
  npm run workspace -- create --name "Yorkshire and The Humber" --region E12000003 \\
    --member "a.person@example.org:A Person:Leeds City Council:coordinator" [--member …]

  --name     what people call it; its address is made from it, or given by --slug
  --region   code of a region: its local authorities, itself and England; may be repeated
  --area     code of a single area; may be repeated
  --kind     region (as it is without it), mentoring, safeguarding or organisation
  --owner    organisation that owns it; without it the one of the first member
  --member   email:name:organisation:role, the role one of coordinator, member, observer; may be repeated`;

/**
 * The administrator's command line for workspaces. Prints what was made, with generated passwords.
 * @returns 0, or 1 with words on what to change.
 */
export async function runWorkspaceCommand(argv: readonly string[], db: Database, print: (line: string) => void = console.log): Promise<number> {
  try {
    const { owner, ...given } = readArguments(argv);
    const { name, kind, areas, members } = given;
    const organisations = [...new Set([...(owner === undefined ? [] : [owner]), ...members.map(({ organisation }) => organisation)])].map((one) => ({ name: one, kind: 'other' }));
    const made = await createWorkspace(db, {
      ...given, organisations,
      owner,
      terms: standardTerms(kind),
      endsAt: kind === 'mentoring' ? endOfDay(monthsLater(dayOf(new Date()), 12)) : undefined,
      invented: areas.every(isInvented),
    });
    print(`Made the workspace ${name}: /workspaces/${made.slug}`);
    for (const { email, password } of made.members) print(`  ${email}  ${password ? `password ${password}` : 'has an account already'}`);
    return 0;
  } catch (error) {
    if (!(error instanceof Refusal) && !(error instanceof TypeError)) throw error;
    print(error.message);
    if (error instanceof Refusal) for (const [field, words] of Object.entries(error.fields)) print(`  ${field}: ${words}`);
    print(USAGE);
    return 1;
  }
}

const KINDS = ['region', 'mentoring', 'safeguarding', 'organisation'] as const;

function readArguments(argv: readonly string[]) {
  // `parseArgs` throws a TypeError that names an option it does not know.
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      name: { type: 'string' },
      slug: { type: 'string' },
      kind: { type: 'string', default: 'region' },
      region: { type: 'string', multiple: true, default: [] },
      area: { type: 'string', multiple: true, default: [] },
      owner: { type: 'string' },
      member: { type: 'string', multiple: true, default: [] },
    },
  });
  if (positionals.join(' ') !== 'create') throw refused('command', 'The only command is create.');
  const name = values.name?.trim() ?? '';
  if (name === '') throw refused('name', 'Give the workspace a name.');
  const kind = KINDS.find((one) => one === values.kind);
  if (!kind) throw refused('kind', `Choose one of ${KINDS.join(', ')}.`);
  for (const code of values.region) if (findArea(code)?.level !== 'region') throw refused('region', `${code} is not the code of a region.`);
  const owner = values.owner?.trim() ?? '';
  return { name, slug: values.slug ?? slugFrom(name), kind, owner: owner === '' ? undefined : owner, areas: [...values.region, ...values.area], members: values.member.map(readMember) };
}

function readMember(text: string): NewMember {
  const [email = '', name = '', organisation = '', role = '', ...more] = text.split(':').map((part) => part.trim());
  if (!/^\S+@\S+$/.test(email) || name === '' || organisation === '' || !isRole(role) || more.length > 0) {
    throw refused('member', `${text} is not of the form email:name:organisation:role.`);
  }
  return { email, name, organisation, role };
}

const isRole = (text: string): text is Role => ['coordinator', 'member', 'observer'].includes(text) && may(text as Role, 'workspace.read');
const isInvented = (code: string) => findArea(code)?.world === 'invented';
const refused = (field: string, words: string) => new Refusal(400, 'invalid', 'The workspace was not made.', { [field]: words });
