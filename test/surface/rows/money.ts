import type * as credit from '../../../src/credit.js';
import type { RowsOf } from '../rows.js';

const FEE = { amount: '500.00', currency: 'EUR' };

export const moneyRows = {
  minorDigitsOf: { args: () => ['EUR'] },
  allocate: { args: () => [FEE, [1, 2], { restTo: 'largestRemainder' }] },
  roundMoney: {
    args: () => [FEE, { rounding: 'floor', increment: '0.05' }],
    others: [() => [FEE, 'floor']],
  },
  sumMoney: { args: () => [[FEE, FEE], 'EUR'] },
} satisfies RowsOf<typeof credit>;
