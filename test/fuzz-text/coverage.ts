import { Session } from 'node:inspector';

/** Which stretches of code ran, as V8 itself counts them. */
export interface Coverage {
  /** Whether code ran since the last call that had not run before. */
  readonly hasGrown: () => boolean;
  readonly size: () => number;
}

/** What belongs to the readers: the library, and the parsers of others that it hands texts to. */
const WATCHED = /\/src\/|\/ical\.js\/|\/opening_hours\//;

export function startCoverage(): Coverage {
  const session = new Session();
  session.connect();
  session.post('Profiler.enable');
  session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  const known = new Set<string>();
  const hasGrown = (): boolean => {
    const before = known.size;
    // Calls of a session in its own thread answer before they return.
    session.post('Profiler.takePreciseCoverage', (_, answer) => {
      for (const { url, functions } of answer.result) {
        if (!WATCHED.test(url)) continue;
        for (const { ranges } of functions) {
          for (const { startOffset, endOffset, count } of ranges) {
            if (count > 0) known.add(`${url} ${startOffset} ${endOffset}`);
          }
        }
      }
    });
    return known.size > before;
  };
  return { hasGrown, size: () => known.size };
}
