import { frozen } from '../../core/frozen.js';

/** The states that the statuses of an impact stand for. */
export type IncidentIoStates = {
  readonly [Status in
    | 'degraded_performance'
    | 'partial_outage'
    | 'full_outage'
    | 'under_maintenance']: string;
};

/**
 * The states that the impacts of incident.io have here: `DEFAULT_WEIGHTS`, in which a partial outage
 * counts whole, weighs them as the pages of incident.io do.
 */
export const INCIDENT_IO_STATES: IncidentIoStates = /* @__PURE__ */ frozen({
  degraded_performance: 'degraded',
  partial_outage: 'partial',
  full_outage: 'major',
  under_maintenance: 'maintenance',
});
