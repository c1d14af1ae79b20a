import { divide, floor, type Ratio, ratio, ratioOf, subtract } from '../../core/ratio.js';
import type { Movement } from '../../credit/nearest.js';
import { unitMsOf } from '../../credit/scheme/level.js';
import type { LevelMetric } from '../../credit/scheme/metric.js';
import type { ObjectivePlan } from '../kinds/kinds.js';
import type { Figure, MeasuredLine } from '../kinds/measured.js';

/** How a measured figure moves, and whether its units are milliseconds. */
interface FigureMovement extends Movement {
  readonly isTime: boolean;
}

/** How the figure of an objective moves; `null` where it is not one of whole units. */
export function movementOf(
  { metric, rule }: ObjectivePlan,
  line: MeasuredLine,
  figure: NonNullable<Figure>,
): FigureMovement | null {
  const all = metric === null ? null : (UNITS_OF[metric]?.(line) ?? null);
  if (all === null || all === 0) return null;
  if (typeof figure === 'object' && 'good' in figure) {
    const [good, total] = [ratioOf(figure.good), ratioOf(figure.total)];
    const unit = divide(total, ratio(all));
    return {
      gain: ratio(100, all),
      better: wholeOf(divide(subtract(total, good), unit)),
      worse: wholeOf(divide(good, unit)),
      isTime: metric === 'availability',
    };
  }
  const isTime = typeof figure === 'object';
  const amount = ratioOf(
    typeof figure === 'object' ? (figure as { durationMs: number }).durationMs : figure,
  );
  return {
    gain: ratio(-1, unitMsOf(rule?.unit ?? null) ?? 1),
    better: wholeOf(amount),
    worse: wholeOf(subtract(ratio(all), amount)),
    isTime,
  };
}

/** More than any figure without an end has: the milliseconds of 34 years, or as many failures. */
const ENDLESS = 2 ** 40;

const endless = (): number => ENDLESS;
const measuredMs = ({ availability }: MeasuredLine): number | null =>
  availability?.measuredMs ?? null;
const cycles = ({ attainment }: MeasuredLine): number | null => attainment?.exact?.total ?? null;

/** How many units a figure can have at most, by what it measures. What happens once each has no level of its own. */
const UNITS_OF: Readonly<Partial<Record<LevelMetric, (line: MeasuredLine) => number | null>>> = {
  availability: measuredMs,
  downtime: measuredMs,
  longestOutage: measuredMs,
  outageCount: endless,
  successRate: ({ requests }) => requests?.slices?.total ?? wholeEvents(requests?.events.total),
  failureCount: ({ requests }) => wholeEvents(requests?.events.total),
  attainment: cycles,
  missCount: cycles,
  longestDelay: endless,
  satisfaction: ({ score }) => score?.answers ?? null,
};

/** Events that are counted in parts have no smallest unit. */
function wholeEvents(total: string | undefined): number | null {
  return total !== undefined && /^\d{1,15}$/.test(total) ? Number(total) : null;
}

function wholeOf(value: Ratio): number {
  return Math.max(0, Number(floor(value)));
}
