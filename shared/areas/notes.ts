/** What a reader of one area's figures should know before comparing them. Source: the publishers' notes, in our own words. */
export const AREA_NOTES: Readonly<Record<string, readonly string[]>> = {
  E09000001: [
    'Very few children live in the City of London: a handful of families moves every figure, and many are withheld.',
    'In the figures on hospital admissions the City of London is counted with Hackney.',
  ],
  E09000012: ['In the figures on hospital admissions Hackney includes the City of London.'],
  E06000053: [
    'Very few children live on the Isles of Scilly: a handful of families moves every figure, and many are withheld.',
    'In the figures on hospital admissions the Isles of Scilly are counted with Cornwall.',
  ],
  E06000052: ['In the figures on hospital admissions Cornwall includes the Isles of Scilly.'],
  E06000017: ['Few children live in Rutland: a few families move its figures, and many are withheld.'],
  E12000007: ['Inner and Outer London are shown beside London and are parts of it: adding all eleven regions would count London twice.'],
  E13000001: ['Inner London is a part of London and shown beside it: adding all eleven regions would count London twice.'],
  E13000002: ['Outer London is a part of London and shown beside it: adding all eleven regions would count London twice.'],
};

/** Names under which publishers write the same authority; figures are matched on codes, searches also on these. */
export const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  E08000013: ['St Helens', 'Saint Helens'],
  E06000023: ['Bristol', 'City of Bristol', 'Bristol UA'],
  E06000019: ['Herefordshire', 'Herefordshire UA'],
  E06000010: ['Hull', 'Kingston upon Hull', 'Kingston Upon Hull UA'],
  E06000047: ['Durham', 'Durham UA'],
  E06000020: ['Telford & Wrekin'],
  E09000013: ['Hammersmith & Fulham'],
  E09000020: ['Kensington & Chelsea', 'RBKC'],
  E09000002: ['Barking & Dagenham'],
  E06000043: ['Brighton & Hove'],
  E06000022: ['Bath & North East Somerset', 'BANES'],
  E06000003: ['Redcar & Cleveland'],
  E06000040: ['Windsor & Maidenhead', 'RBWM'],
  E06000050: ['Cheshire West & Chester'],
  E06000058: ['BCP', 'Bournemouth, Christchurch & Poole'],
  E06000064: ['Westmorland & Furness'],
  E06000033: ['Southend'],
  E06000053: ['Scilly', 'Scilly Isles'],
  E06000004: ['Stockton'],
  E08000021: ['Newcastle'],
  E12000003: ['Yorkshire and the Humber', 'Yorkshire'],
  E12000006: ['East'],
};
