import * as z from 'zod/mini';
import type { CreditFormula, FormulaTerm } from '../credit/scheme/formula.js';
import { decimal, list, must, noted, shape, text } from './parts.js';

/** Terms nest, so the shape refers to itself. */
const term: z.ZodMiniType<FormulaTerm> = /* @__PURE__ */ noted(
  z.lazy(() => {
    const terms = list(term);
    const two = z.tuple([term, term]);
    return z.union([
      decimal,
      z.enum(['level', 'shortfall', 'base', 'period', 'readings', 'misses']),
      shape<Extract<FormulaTerm, { input: unknown }>>({
        input: must(text, 'The name under which the facts give the figure.'),
      }),
      shape<Extract<FormulaTerm, { sum: unknown }>>({ sum: must(terms, 'Added up.') }),
      shape<Extract<FormulaTerm, { product: unknown }>>({ product: must(terms, 'Multiplied.') }),
      shape<Extract<FormulaTerm, { min: unknown }>>({ min: must(terms, 'The least of them.') }),
      shape<Extract<FormulaTerm, { max: unknown }>>({ max: must(terms, 'The greatest of them.') }),
      shape<Extract<FormulaTerm, { difference: unknown }>>({
        difference: must(two, 'The first less the second.'),
      }),
      shape<Extract<FormulaTerm, { quotient: unknown }>>({
        quotient: must(two, 'The first divided by the second.'),
      }),
      shape<Extract<FormulaTerm, { floor: unknown }>>({ floor: must(term, 'Rounded down.') }),
      shape<Extract<FormulaTerm, { ceiling: unknown }>>({ ceiling: must(term, 'Rounded up.') }),
    ]);
  }),
  {
    id: 'FormulaTerm',
    title: 'Figure',
    description: 'A decimal, a figure of the period by its name, or figures put together.',
    examples: ['level', { product: ['shortfall', 2] }],
  },
);

/** A remedy that is computed from the level; exactly one kind. */
export const formula: z.ZodMiniType<CreditFormula> = /* @__PURE__ */ noted(
  z.union([
    shape<Extract<CreditFormula, { percent: unknown }>>({
      percent: must(term, 'Percent of the charge.'),
    }),
    shape<Extract<CreditFormula, { money: unknown }>>({
      money: must(term, 'A sum in the currency of the charge.'),
    }),
    shape<Extract<CreditFormula, { serviceHours: unknown }>>({
      serviceHours: must(term, 'Hours of service.'),
    }),
    shape<Extract<CreditFormula, { serviceDays: unknown }>>({
      serviceDays: must(term, 'Days of service.'),
    }),
    shape<Extract<CreditFormula, { freeMonths: unknown }>>({
      freeMonths: must(term, 'Free months.'),
    }),
    shape<Extract<CreditFormula, { points: unknown }>>({ points: must(term, 'Service points.') }),
  ]),
  {
    id: 'CreditFormula',
    title: 'Formula',
    description: 'A remedy that is computed from the level.',
    examples: [{ percent: { min: ['shortfall', 20] } }],
  },
);
