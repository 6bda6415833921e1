import { randomBytes } from 'node:crypto';
import type { RequestHandler, Response } from 'express';
import { hardenCookies } from './cookies.ts';

interface HeaderSettings {
  /** People type an address with https. */
  readonly https: boolean;
  readonly development: boolean;
}

/** Everything a browser could let a page do and that no page of ours does. */
const OFF = [
  'accelerometer', 'autoplay', 'browsing-topics', 'camera', 'display-capture', 'encrypted-media', 'fullscreen', 'gamepad', 'geolocation',
  'gyroscope', 'hid', 'identity-credentials-get', 'idle-detection', 'local-fonts', 'magnetometer', 'microphone', 'midi', 'otp-credentials', 'payment',
  'picture-in-picture', 'publickey-credentials-create', 'publickey-credentials-get', 'screen-wake-lock', 'serial', 'storage-access', 'usb',
  'window-management', 'xr-spatial-tracking',
];
const NO_FEATURES = OFF.map((feature) => `${feature}=()`).join(', ');
const TWO_YEARS = 63_072_000;
/** Where browsers say what the policy stopped (policy-reports.ts). */
export const REPORTS = '/policy-reports';

/**
 * Headers of every answer, whoever gives it: pages, files, the API, refusals. Scripts run only from our own files or with
 * this response's nonce, which travels as `res.locals.nonce` to the page. Of styles only attributes may be inline: bars and
 * marks are placed that way on the server.
 */
export function securityHeaders(settings: HeaderSettings): RequestHandler {
  return (req, res, next) => {
    const nonce = randomBytes(16).toString('base64url');
    res.locals.nonce = nonce;
    res.set({
      'Content-Security-Policy': policyOf(nonce, settings),
      'X-Content-Type-Options': 'nosniff',
      'X-Frame-Options': 'DENY',
      'X-Permitted-Cross-Domain-Policies': 'none',
      'Cross-Origin-Opener-Policy': 'same-origin',
      // The API is for every page of every site; everything else is for ours.
      'Cross-Origin-Resource-Policy': /^\/api(\/|$)/.test(req.path) ? 'cross-origin' : 'same-origin',
      'Origin-Agent-Cluster': '?1',
      'Permissions-Policy': NO_FEATURES,
      ...(settings.https && { 'Strict-Transport-Security': `max-age=${TWO_YEARS}; includeSubDomains` }),
    });
    beforeHead(res, () => {
      if (!res.hasHeader('Cache-Control')) res.setHeader('Cache-Control', 'private, no-store');
      // Pages whose address is a secret say less.
      if (!res.hasHeader('Referrer-Policy')) res.setHeader('Referrer-Policy', 'same-origin');
      // A page may be stricter than we are: then its word stands alone.
      const referrer = res.getHeader('Referrer-Policy');
      if (Array.isArray(referrer)) res.setHeader('Referrer-Policy', referrer.at(-1) ?? 'no-referrer');
      hardenCookies(res, settings.https);
    });
    next();
  };
}

function policyOf(nonce: string, { https, development }: HeaderSettings): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    "script-src-attr 'none'",
    // Vite puts styles into the page while one works on it.
    `style-src 'self' ${development ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "manifest-src 'self'",
    `connect-src 'self'${development ? ' ws:' : ''}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    ...(https ? ['upgrade-insecure-requests'] : []),
    `report-uri ${REPORTS}`,
  ].join('; ');
}

/** Runs right before the head of an answer goes out, whoever wrote it. */
export function beforeHead(res: Response, work: () => void): void {
  const writeHead = res.writeHead.bind(res) as (...given: unknown[]) => Response;
  let done = false;
  res.writeHead = ((...given: unknown[]) => {
    if (!done && !res.headersSent) {
      done = true;
      work();
    }
    return writeHead(...given);
  }) as typeof res.writeHead;
}

/** Of this answer's policy. */
export const nonceOf = (res: Response): string => res.locals.nonce as string;
