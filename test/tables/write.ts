import { writeFileSync } from 'node:fs';
import { ROOT } from '../entries.js';
import { currencyTable } from './currencies.js';

// Writes the tables of src that come from lists of others.
writeFileSync(`${ROOT}/src/money/currency-table.ts`, currencyTable());
