import { z } from 'zod';

/** The answers of the API that are read, each with the fields that are read of it. */

const Paging = z.object({ page: z.number().int(), pageSize: z.number().int(), totalResults: z.number().int().min(0), totalPages: z.number().int().min(0) });
/** A list that comes in pages. */
export const pageOf = <Item extends z.ZodType>(item: Item) => z.object({ paging: Paging, results: z.array(item) });

export const Publication = z.object({ id: z.string(), title: z.string(), slug: z.string() });
export type Publication = z.infer<typeof Publication>;

const Moment = z.string().refine((text) => !Number.isNaN(Date.parse(text)), 'expected a date');
const TimeSpan = z.object({ start: z.string(), end: z.string() }).nullish();

const Version = z.object({
  version: z.string().regex(/^\d+(\.\d+){0,2}$/),
  published: Moment.nullish(),
  totalResults: z.number().int().min(0),
  timePeriods: TimeSpan,
});

/** Status of a data set or of one of its versions. */
const Status = z.enum(['Published', 'Deprecated', 'Withdrawn']);

export const DataSet = z.object({
  id: z.string(),
  title: z.string(),
  status: Status,
  supersedingDataSetId: z.string().nullish(),
  latestVersion: Version,
});
export type DataSet = z.infer<typeof DataSet>;

export const DataSetVersion = Version.extend({
  type: z.string(),
  status: z.string(),
  withdrawn: z.string().nullish(),
  notes: z.string().nullish(),
  release: z.object({ title: z.string() }).nullish(),
});
export type DataSetVersion = z.infer<typeof DataSetVersion>;

const Labelled = z.object({ id: z.string(), label: z.string() });
const Code = z.string().nullish();

export const Meta = z.object({
  filters: z.array(z.object({ id: z.string(), column: z.string(), options: z.array(Labelled) })),
  indicators: z.array(z.object({ id: z.string(), column: z.string() })),
  geographicLevels: z.array(z.object({ code: z.string(), label: z.string() })),
  locations: z.array(z.object({ level: z.object({ code: z.string() }), options: z.array(Labelled.extend({ code: Code, oldCode: Code })) })),
});
export type Meta = z.infer<typeof Meta>;

const Ids = z.record(z.string(), z.string());
export const QueryResult = z.object({
  timePeriod: z.object({ code: z.string(), period: z.string() }),
  geographicLevel: z.string(),
  locations: Ids,
  filters: Ids,
  values: Ids,
});
export type QueryResult = z.infer<typeof QueryResult>;

export const QueryPage = pageOf(QueryResult).extend({
  warnings: z.array(z.object({ message: z.string(), code: z.string().nullish() })).nullish(),
});
export type QueryPage = z.infer<typeof QueryPage>;

/** One thing before and after; only one of them where it was added or taken away. */
const State = z.looseObject({}).nullish();
const Change = z.object({ previousState: State, currentState: State });
const Grouped = z.looseObject({ options: z.array(Change) });
const ChangeSet = z.object({
  filters: z.array(Change).nullish(),
  filterOptions: z.array(Grouped).nullish(),
  geographicLevels: z.array(Change).nullish(),
  indicators: z.array(Change).nullish(),
  locationGroups: z.array(Change).nullish(),
  locationOptions: z.array(Grouped).nullish(),
  timePeriods: z.array(Change).nullish(),
}).nullish();
export type ChangeSet = z.infer<typeof ChangeSet>;
export type Change = z.infer<typeof Change>;

export const VersionChanges = z.object({ versionNumber: z.string().nullish(), notes: z.string().nullish(), majorChanges: ChangeSet, minorChanges: ChangeSet });
export type VersionChanges = z.infer<typeof VersionChanges>;
