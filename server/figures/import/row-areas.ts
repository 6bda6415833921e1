import { ENGLAND, findArea, type Area, type AreaLevel } from '../../../shared/areas/register.ts';
import { quoted } from './refused-file.ts';

/** A cell that does not hold what it should. */
export interface WrongCell {
  readonly column: string;
  readonly expected: string;
}

/** How the rows of a layout name their area. */
export interface AreaColumns {
  readonly columns: readonly string[];
  /** Texts of these columns (empty where the file lacks one) → code of the area, newest ONS code where we know it. */
  readonly resolve: (...cells: string[]) => string | WrongCell;
}

/**
 * The level of the row and the codes that belong to it, by the register; names are never matched. An authority is known
 * by either of its codes, and both must mean the same one: a joint row may leave the three-digit code out.
 */
export const EDUCATION_AREA: AreaColumns = {
  columns: ['geographic_level', 'country_code', 'region_code', 'old_la_code', 'new_la_code'],
  resolve(level = '', country = '', region = '', old = '', ons = '') {
    if (country !== ENGLAND) return wrong('country_code', `the code of England, ${ENGLAND}`, country);
    switch (level) {
      case 'National':
        return blank('a national row', { region_code: region, old_la_code: old, new_la_code: ons }) ?? ENGLAND;
      case 'Regional': {
        if (!ofLevel(region, 'region')) return wrong('region_code', 'the code of a region of England', region);
        return blank('a regional row', { old_la_code: old, new_la_code: ons }) ?? region;
      }
      case 'Local authority':
        return authority(region, old, ons);
      default:
        return wrong('geographic_level', 'National, Regional or Local authority', level);
    }
  },
};

function authority(region: string, old: string, ons: string): string | WrongCell {
  const byOns = ofLevel(ons, 'LA');
  const byOld = ofLevel(old, 'LA');
  if (ons === '' && old === '') return wrong('new_la_code', 'the code of a local authority', ons);
  if (ons !== '' && !byOns) return wrong('new_la_code', 'the code of a local authority of England', ons);
  if (old !== '' && !byOld) return wrong('old_la_code', 'the three-digit code of a local authority of England', old);
  const area = byOns ?? byOld;
  if (byOns && byOld && byOns !== byOld) return wrong('old_la_code', `the three-digit code of ${ons}, which is ${byOns.localCode ?? ''}`, old);
  if (area?.region !== region) return wrong('region_code', `the code of the region of ${area?.name ?? ''}, which is ${area?.region ?? ''}`, region);
  return area.code;
}

/** Rows about the whole country only. */
export const NATIONAL_AREA: AreaColumns = {
  columns: ['geographic_level', 'country_code'],
  resolve: (level = '', country = '') =>
    level !== 'National' ? wrong('geographic_level', 'National', level)
    : country !== ENGLAND ? wrong('country_code', `the code of England, ${ENGLAND}`, country)
    : ENGLAND,
};

/** One column with ONS codes of these levels; codes that `elsewhere` matches are left as they are (Wales, districts). */
export function onsCodes(column: string, levels: readonly AreaLevel[], elsewhere?: RegExp): AreaColumns {
  return {
    columns: [column],
    resolve(code = '') {
      const area = published(code);
      if (area && code !== area.localCode && levels.includes(area.level)) return area.code;
      return elsewhere?.test(code) ? code : wrong(column, 'the ONS code of an area of England', code);
    },
  };
}

/** ONS codes of the revenue outturn: every authority with children's services is known, the others have codes of their own. */
export const SPENDING_AREA: AreaColumns = {
  columns: ['ONS Code', 'Class'],
  resolve(code = '', kind = '') {
    const area = published(code);
    switch (kind) {
      case 'Eng':
        return code === ENGLAND ? code : wrong('ONS Code', `the code of England, ${ENGLAND}`, code);
      case 'UA': case 'MD': case 'LB': case 'SC':
        return area?.level === 'LA' ? area.code : wrong('ONS Code', 'the ONS code of a local authority of England', code);
      case 'SD': case 'O':
        // The Greater London Authority goes by the code of its region.
        return /^E(\d{4}|\d{8})$/.test(code) && area?.level !== 'LA' && code !== ENGLAND ? code : wrong('ONS Code', 'the ONS code of a district or another authority', code);
      default:
        return wrong('Class', 'UA, MD, LB, SC, SD, O or Eng', kind);
    }
  },
};

/** Public health profiles: a code and the type of area it is of. */
export const PROFILE_AREA: AreaColumns = {
  columns: ['Area Code', 'Area Type'],
  resolve(code = '', type = '') {
    const level: AreaLevel | null = type === 'England' ? 'England' : type.startsWith('Regions') ? 'region' : type.startsWith('Counties & UAs') ? 'LA' : null;
    if (!level) return wrong('Area Type', 'England, Regions or Counties & UAs', type);
    return ofLevel(code, level)?.code ?? wrong('Area Code', 'the ONS code of an area of this type', code);
  },
};

/** Rows known by a name only. */
export function namesOnly(column: string): AreaColumns {
  return { columns: [column], resolve: (name = '') => (name.trim() === '' ? wrong(column, 'a name', name) : name) };
}

/** Rows known by a three-digit code. */
export function localCodes(column: string): AreaColumns {
  return {
    columns: [column],
    resolve: (code = '') => ofLevel(code, 'LA')?.code ?? wrong(column, 'the three-digit code of a local authority of England', code),
  };
}

function published(code: string): Area | undefined {
  const area = findArea(code);
  return area?.world === 'published' ? area : undefined;
}

function ofLevel(code: string, level: AreaLevel): Area | undefined {
  const area = published(code);
  return area?.level === level ? area : undefined;
}

function blank(row: string, cells: Readonly<Record<string, string>>): WrongCell | undefined {
  const found = Object.entries(cells).find(([, text]) => text !== '');
  return found && { column: found[0], expected: `expected nothing here in ${row}, found ${quoted(found[1])}.` };
}

function wrong(column: string, expected: string, found: string): WrongCell {
  return { column, expected: `expected ${expected}, found ${found === '' ? 'an empty cell' : quoted(found)}.` };
}
