import { OTHER_NAMES } from '../../shared/areas/notes.ts';
import { AREAS, findArea, type Area, type World } from '../../shared/areas/register.ts';
import { areaName, unitText } from '../../shared/format.ts';
import { GLOSSARY } from '../../shared/framework/glossary.ts';
import { INDICATORS } from '../../shared/framework/indicators.ts';
import { metricOf } from '../../shared/framework/metrics.ts';
import { DOMAINS, pillarLabel, PILLARS } from '../../shared/framework/pillars.ts';
import type { Pillar } from '../../shared/framework/types.ts';
import { SYNONYMS, type SearchHit } from '../../shared/search.ts';

/** Something that can be found: what is shown of it, and the words it is found by. */
export interface SearchDocument extends Omit<SearchHit, 'href'> {
  readonly id: string;
  /** Slug, code or term that its address is made of. */
  readonly key: string;
  readonly world: World | 'both';
  /** Names of its own besides the title: whoever types one of them means this. */
  readonly names?: readonly string[];
  /** Words it is found by besides its title. */
  readonly words: string;
  /** Other names of the same thing, by `SYNONYMS`. */
  readonly synonyms: string;
}

/** Everything that can be found, of both worlds, as of a day (numbers of outcomes change). */
export function searchDocuments(today: string): readonly SearchDocument[] {
  return [...indicators(today), ...AREAS.map(areaDocument), ...PILLARS.map((pillar) => pillarDocument(pillar, today)), ...terms()]
    .map((document) => ({ ...document, synonyms: synonymsOf(`${document.title} ${document.words}`) }));
}

type Found = Omit<SearchDocument, 'synonyms'>;

function indicators(today: string): readonly Found[] {
  return INDICATORS.map((indicator): Found => {
    const metric = metricOf(indicator.metric);
    const pillar = PILLARS.find(({ slug }) => slug === metric.pillar);
    const domain = DOMAINS.find(({ slug }) => slug === metric.domain);
    const where = pillar ? pillarLabel(pillar, today) : '';
    return {
      id: `indicator ${indicator.slug}`, kind: 'indicator', key: indicator.slug, world: 'both',
      title: indicator.shortTitle,
      about: [where, unitText(metric.unit)].filter(Boolean).join(', '),
      words: [metric.title, domain?.title ?? '', indicator.counts, ...metric.breakdowns.flatMap(({ label, values }) => [label, ...values.map((value) => value.label)])].join(' '),
    };
  });
}

function areaDocument(area: Area): Found {
  const { code, localCode = '', earlierCodes, level, region, world, lastYear, successors } = area;
  const within = region === undefined ? '' : `, ${areaName(region)}`;
  const ended = lastYear === undefined ? '' : `, until ${lastYear}${successors ? `; now ${successors.map(areaName).join(' and ')}` : ''}`;
  const kind = level === 'LA' ? (area.partners ? 'joint return of local authorities' : 'local authority') : level === 'region' ? 'region' : 'country';
  return {
    id: `area ${code}`, kind: 'area', key: code, world,
    title: areaName(code), about: `${kind}${within}${ended}`,
    names: OTHER_NAMES[code] ?? [],
    words: [...(OTHER_NAMES[code] ?? []), code, localCode, ...earlierCodes, ...(area.partners ?? []).map((partner) => findArea(partner)?.name ?? '')].join(' '),
  };
}

/** An outcome is found by every number it has borne: "then Outcome 3, now Outcome 2". */
function pillarDocument(pillar: Pillar, today: string): Found {
  const now = pillarLabel(pillar, today);
  const before = pillar.numbers.filter(({ to }) => to !== null).map(({ number }) => `Outcome ${number}`);
  return {
    id: `outcome ${pillar.slug}`, kind: 'outcome', key: pillar.slug, world: 'both',
    title: pillar.title, names: [now, ...before], about: before.length > 0 ? `then ${before.join(', ')}, now ${now}` : now,
    words: [now, ...before, pillar.shortTitle].join(' '),
  };
}

function terms(): readonly Found[] {
  return GLOSSARY.map(({ id, term, synonyms, words }): Found => ({
    id: `term ${id}`, kind: 'term', key: id, world: 'both', title: term, about: words, words: synonyms.join(' '),
  }));
}

/** Every name of the groups that one name of occurs in the text. */
function synonymsOf(text: string): string {
  const said = ` ${plain(text)} `;
  return SYNONYMS.filter((group) => group.some((name) => said.includes(` ${plain(name)} `))).flat().join(' ');
}

/** Lower case, every run of other characters one space. */
export function plain(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}
