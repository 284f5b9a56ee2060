import type { FastifyHelmetOptions } from '@fastify/helmet'

const NOBODY = "'none'"
const SELF = "'self'"

/**
 * What browsers are told of every page: nothing runs or is drawn that does not come from us as a file of its own,
 * nobody puts our pages into theirs, and no other site learns where somebody was.
 */
export function headersFor(scheme: 'http' | 'https'): FastifyHelmetOptions {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: [NOBODY],
        objectSrc: [NOBODY],
        styleSrc: [SELF],
        scriptSrc: [SELF],
        fontSrc: [SELF],
        imgSrc: [SELF],
        connectSrc: [SELF],
        manifestSrc: [SELF],
        formAction: [SELF],
        baseUri: [NOBODY],
        frameAncestors: [NOBODY],
      },
    },
    // Plain http is one's own machine; a browser told to insist on https there would be locked out.
    strictTransportSecurity: scheme === 'https' && { maxAge: 63_072_000, includeSubDomains: false },
    // With `no-referrer` browsers no longer say where our own forms come from either.
    referrerPolicy: { policy: 'same-origin' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
    frameguard: { action: 'deny' },
  }
}

/** What no page of ours needs from a device. */
export const PERMISSIONS = ['camera', 'microphone', 'geolocation', 'payment', 'usb', 'browsing-topics']
  .map((power) => `${power}=()`)
  .join(', ')
