import { childOf } from '../../core/read.js';
import { wholeMsOf } from '../shared/slo.js';
import type { AlertValues } from './slo-values.js';
import { numberOf, type TellOpenSloLoss } from './write-loss.js';
import { lengthOf } from './write-window.js';

type Written = Readonly<Record<string, unknown>>;

/** Writes alerts as policies of one condition each; OpenSLO knows one window of a condition. */
export function writeAlerts(
  alerts: AlertValues | undefined,
  slo: string,
  tell: TellOpenSloLoss,
): readonly Written[] {
  if (alerts === undefined) return [];
  const { rules, operator } = alerts;
  return rules.flatMap(({ place, rule }, index): readonly Written[] => {
    const { burnRate, longWindow, shortWindow, hold } = rule;
    const long = longWindow === undefined ? undefined : wholeMsOf(longWindow);
    const window =
      long === undefined ? undefined : lengthOf(childOf(place, 'longWindow'), long, tell);
    if (burnRate === undefined || window === undefined) {
      const expected = 'an alert with burnRate and longWindow';
      tell('unsayable-alert', place, [expected, 'it is left out']);
      return [];
    }
    if (shortWindow === undefined || wholeMsOf(shortWindow) !== long) {
      tell('two-windows', place, ['an alert with one window', 'only the long one is written']);
    }
    const after = hold === 0 ? '0m' : lengthOf(childOf(place, 'hold'), hold, tell);
    const name = rule.id ?? `${slo}-${index + 1}`;
    const condition = {
      kind: 'burnrate',
      op: operator,
      threshold: numberOf(burnRate, childOf(place, 'burnRate'), tell),
      lookbackWindow: window,
      ...(after === undefined ? {} : { alertAfter: after }),
    };
    const spec = { ...(rule.severity === null ? {} : { severity: rule.severity }), condition };
    const conditions = [{ kind: 'AlertCondition', metadata: { name }, spec }];
    return [{ kind: 'AlertPolicy', metadata: { name }, spec: { conditions } }];
  });
}
