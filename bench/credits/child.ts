import { timingsOf } from '../turns.js';
import { DECIMALS } from './decimals.js';
import { RAW } from './raw.js';
import { SLAKIT } from './slakit.js';
import type { CreditFigures } from './types.js';

await main();

async function main(): Promise<void> {
  const contenders = [RAW, SLAKIT, DECIMALS];
  const rows: CreditFigures['rows'] = {
    'credits-columns': await timingsOf('credits-columns', contenders),
    'credits-objects': await timingsOf('credits-objects', contenders),
    'credits-settle': await timingsOf('credits-settle', contenders),
  };
  console.log(JSON.stringify({ rows } satisfies CreditFigures));
}
