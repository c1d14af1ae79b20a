import { fileURLToPath } from 'node:url';
import type { Files } from '../../../docs/demo/load.js';

/** A path from the root of the repository. */
export function atRoot(path: string): string {
  return fileURLToPath(new URL(`../../../${path}`, import.meta.url));
}

/** The sample data beside the demo. */
export const SAMPLE: Files = {
  agreement: atRoot('docs/demo/agreement.json'),
  incidents: atRoot('docs/demo/sample/incidents.csv'),
  probes: atRoot('docs/demo/sample/probes.csv'),
  charges: atRoot('docs/demo/sample/charges.json'),
};
