import { ROOT } from '../entries.js';
import { SBOM, writeSbom } from './sbom.js';

writeSbom(`${ROOT}/${SBOM}`);
console.log(`wrote ${SBOM}`);
