import { GLPI } from '../../clock/presets/open-source.js';
import type { ClockPreset } from '../../clock/presets/preset.js';

/** One of the four fields of a ticket that hold an agreement. */
export interface Metric {
  readonly kind: 'sla' | 'ola';
  readonly isToOwn: boolean;
  readonly field: string;
  readonly id: string;
  readonly name: string;
  readonly preset: ClockPreset;
}

export const METRICS: readonly Metric[] = [
  {
    kind: 'sla',
    isToOwn: true,
    field: 'slas_id_tto',
    id: 'sla_time_to_own',
    name: 'Time to own',
    preset: GLPI.timeToOwn,
  },
  {
    kind: 'sla',
    isToOwn: false,
    field: 'slas_id_ttr',
    id: 'sla_time_to_resolve',
    name: 'Time to resolve',
    preset: GLPI.timeToResolve,
  },
  {
    kind: 'ola',
    isToOwn: true,
    field: 'olas_id_tto',
    id: 'ola_time_to_own',
    name: 'Internal time to own',
    preset: GLPI.olaToOwn,
  },
  {
    kind: 'ola',
    isToOwn: false,
    field: 'olas_id_ttr',
    id: 'ola_time_to_resolve',
    name: 'Internal time to resolve',
    preset: GLPI.olaToResolve,
  },
];
