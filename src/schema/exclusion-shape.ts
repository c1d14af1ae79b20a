import * as z from 'zod/mini';
import type {
  AgreedExclusion,
  BusinessDayNotice,
  ExclusionCap,
  ExclusionRule,
  ExclusionTerms,
} from '../uptime/exclusions/exclusion-rules.js';

import {
  byName,
  duration,
  id,
  list,
  may,
  must,
  noted,
  type ShapeOf,
  shape,
  text,
  whole,
} from './parts.js';

const exclusionCap = /* @__PURE__ */ noted(
  z.union([
    shape<Extract<ExclusionCap, { readonly span: string }>>({
      cap: must(duration, 'The most time.'),
      span: must(
        id,
        'The span: day, week, month, quarter, year, contractYear, or one of the facts.',
      ),
    }),
    shape<Extract<ExclusionCap, { readonly rolling: unknown }>>({
      cap: must(duration, 'The most time.'),
      rolling: must(duration, 'In any stretch of this length.'),
    }),
  ]),
  {
    id: 'ExclusionCap',
    title: 'Cap over a longer span',
    description: 'The most time of a kind in a named span, or in any stretch of a length.',
    examples: [{ cap: { hours: 10 }, span: 'year' }],
  },
);

const businessDayNotice = /* @__PURE__ */ noted(
  shape<BusinessDayNotice>({
    businessDays: must(whole, 'So many business days after the announcement, at its time of day.'),
    calendar: must(id, 'The calendar whose business days count.'),
  }),
  {
    id: 'BusinessDayNotice',
    title: 'Notice in business days',
    description: 'A notice in business days.',
  },
);

const agreedExclusion = /* @__PURE__ */ noted(
  shape<AgreedExclusion>({
    calendar: must(id, 'The calendar whose open hours are excluded.'),
    kind: may(text, { description: 'The kind, whose rule caps it.', default: 'maintenance' }),
    id: may(id, 'A name for it. Default: the id of the calendar.'),
  }),
  {
    id: 'AgreedExclusion',
    title: 'Exclusion by agreement',
    description: 'Time that the agreement itself excludes again and again.',
    examples: [{ calendar: 'sunday-window' }],
  },
);

const exclusionRule = /* @__PURE__ */ noted(
  shape<ExclusionRule>({
    cap: may(
      duration,
      'The most service time of this kind in the period; the earliest counts first.',
    ),
    caps: may(list(exclusionCap), 'The most in longer spans than the period.'),
    order: may(z.enum(['earliest', 'asGiven']), {
      description:
        'Whose time uses caps up first: what came first, or what stands first in the list.',
      default: 'earliest',
    }),
    notice: may(
      z.union([duration, businessDayNotice]),
      'How long before its start it must have been announced.',
    ),
    within: may(id, 'The calendar in whose open hours the kind is allowed. Default: at any time.'),
  }),
  {
    id: 'ExclusionRule',
    title: 'Rule for exclusions',
    description: 'What exclusions of a kind must keep to; what breaks it is downtime again.',
    examples: [{ cap: { hours: 8 }, notice: { hours: 72 } }],
  },
);

/** The fields of what an agreement says of time that it does not hold against the provider. */
export const exclusionFields: ShapeOf<ExclusionTerms> = {
  excludedAs: may(z.enum(['leftOut', 'up']), {
    description: 'Whether excluded time leaves both sides of the ratio, or counts as good.',
    default: 'leftOut',
  }),
  exclusionRules: may(byName(exclusionRule), 'Rules for exclusions by kind.'),
  agreedExclusions: may(list(agreedExclusion), 'What the agreement itself excludes.'),
};
