import express, { type Request, type RequestHandler, type Response } from 'express';
import { Allowance } from './allowance.ts';

/** Longest report that is read. */
const LARGEST_REPORT = 10_000;
/** Lines for the log, all browsers together: a page that breaks the policy breaks it for everybody. */
const LINES = 20;
const LINES_PER_SECOND = 1 / 60;

interface PolicyReport {
  readonly 'effective-directive'?: unknown;
  readonly 'violated-directive'?: unknown;
  readonly 'blocked-uri'?: unknown;
  readonly 'document-uri'?: unknown;
}

/**
 * Where browsers say what the content security policy stopped. One short line goes to the log: which directive, which
 * origin, which page; never an address with its query, which may hold a token. Answers nothing in any case.
 */
export function policyReports(say: (line: string) => void): RequestHandler[] {
  const lines = new Allowance(LINES, LINES_PER_SECOND);
  const read = express.json({ type: ['application/csp-report', 'application/reports+json', 'application/json'], limit: LARGEST_REPORT });
  const note = (req: Request, res: Response) => {
    const report = (req.body as { 'csp-report'?: PolicyReport } | undefined)?.['csp-report'];
    if (report && lines.take('all') === 0) {
      const directive = word(report['effective-directive'] ?? report['violated-directive']);
      say(`Content security policy: ${directive} stopped ${placeOf(report['blocked-uri'])} on ${placeOf(report['document-uri'])}`);
    }
    res.status(204).end();
  };
  return [read, note];
}

const word = (given: unknown) => (typeof given === 'string' ? given.replace(/[^\w -]/g, '').slice(0, 60) : 'something');

/** Origin and first part of the path: enough to find the page, too little to hold a token. */
function placeOf(given: unknown): string {
  if (typeof given !== 'string') return 'something';
  try {
    const { origin, pathname } = new URL(given);
    return `${origin}/${word(pathname.split('/')[1] ?? '')}`;
  } catch {
    return word(given);
  }
}
