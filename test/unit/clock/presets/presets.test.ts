import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  CHATWOOT,
  type ClockPreset,
  ERPNEXT,
  FRAPPE_HELPDESK,
  FRESHDESK,
  GLPI,
  JIRA_SERVICE_MANAGEMENT,
  OSTICKET,
  REQUEST_TRACKER,
  SALESFORCE,
  SERVICENOW,
  ZAMMAD,
  ZENDESK,
} from '../../../../src/presets.js';
import {
  type HelpdeskVector,
  judge,
  runsInHours,
  targetsOf,
  warningsOf,
} from '../../../conformance/adapters/helpdesk-sla.js';

type Presets = Readonly<Record<string, ClockPreset>>;
type ByMetric = (vector: HelpdeskVector) => Presets;

const glpi: ByMetric = ({ options }) =>
  options?.agreementKind === 'ola'
    ? { first_response: GLPI.olaToOwn, resolution: GLPI.olaToResolve }
    : { first_response: GLPI.timeToOwn, resolution: GLPI.timeToResolve };
const frappe: ByMetric = ({ source }) => {
  const { response, resolution } = source.includes('erpnext') ? ERPNEXT : FRAPPE_HELPDESK;
  return { first_response: response, resolution };
};

/** Which preset is for which metric of a product's vectors. */
const PRODUCTS: Readonly<Record<string, ByMetric>> = {
  zendesk: () => ({
    first_response: ZENDESK.firstReplyTime,
    resolution: ZENDESK.requesterWaitTime,
  }),
  zammad: () => ({
    first_response: ZAMMAD.firstResponse,
    next_response: ZAMMAD.update,
    periodic_update: ZAMMAD.betweenUpdates,
    resolution: ZAMMAD.solution,
  }),
  chatwoot: () => ({
    first_response: CHATWOOT.firstResponse,
    next_response: CHATWOOT.nextResponse,
    resolution: CHATWOOT.resolution,
  }),
  frappe,
  'glpi-project': glpi,
  bestpractical: () => ({
    first_response: REQUEST_TRACKER.response,
    next_response: REQUEST_TRACKER.response,
    resolution: REQUEST_TRACKER.resolve,
  }),
  osticket: () => ({ resolution: OSTICKET.gracePeriod }),
  servicenow: () => ({ first_response: SERVICENOW.response, resolution: SERVICENOW.resolution }),
  salesforce: () => ({ resolution: SALESFORCE.once }),
  saasjet: () => ({ resolution: JIRA_SERVICE_MANAGEMENT.resolution }),
  freshdesk: () => ({ first_response: FRESHDESK.firstResponse, resolution: FRESHDESK.resolution }),
};

/** Sources without a preset: a plugin, calendar tests, or a page on one figure. */
const WITHOUT_PRESET = ['likehopper', 'znuny', 'odoo', 'thulium'];

interface Deviation {
  readonly change: Partial<ClockPreset>;
  readonly reason: string;
}

/** Vectors that need more than the preset, and why. */
const DEVIATIONS: Readonly<Record<string, Deviation>> = {
  'zammad-018': {
    change: { boundary: 'close' },
    reason: "The product's earlier engine: a deadline used up at a close stayed there.",
  },
  'bestpractical-012': {
    change: { pauseExtends: 'clock' },
    reason:
      'The product shows no deadline while the status is ignored, and the old one afterwards. With ' +
      '`none` the deadline stays known all the time, and `phase` says when to hide it.',
  },
};

const { vectors } = (() => {
  const url = new URL('../../../conformance/vectors/helpdesk-sla.json', import.meta.url);
  const read = JSON.parse(readFileSync(url, 'utf8'));
  return { vectors: (Array.isArray(read) ? read : read.vectors) as readonly HelpdeskVector[] };
})();

function productOf({ id }: HelpdeskVector): string {
  return id.replace(/-\d+$/, '');
}

function outcomeOf(vector: HelpdeskVector, change: Partial<ClockPreset>): unknown {
  const [target] = vector.targets;
  const preset = PRODUCTS[productOf(vector)]?.(vector)[target.metric] as ClockPreset;
  return judge(vector, {
    ...preset,
    id: vector.id,
    targets: targetsOf(vector),
    warnings: warningsOf(vector),
    ...(runsInHours(vector) ? { calendar: 'hours' } : {}),
    ...change,
  });
}

describe.each(Object.keys(PRODUCTS))('the preset of %s reproduces', (product) => {
  const own = vectors.filter((vector) => productOf(vector) === product);

  it.each(own.map((vector) => [vector.id, vector] as const))('%s', (id, vector) => {
    expect(outcomeOf(vector, DEVIATIONS[id]?.change ?? {})).toEqual({ status: 'passed' });
  });
});

describe('the deviations', () => {
  it('are needed: without them the vector does not pass', () => {
    const needless = vectors.filter(
      (vector) =>
        DEVIATIONS[vector.id] !== undefined &&
        JSON.stringify(outcomeOf(vector, {})) === '{"status":"passed"}',
    );
    expect(needless.map(({ id }) => id)).toEqual([]);
  });

  it('have reasons, and name vectors that exist', () => {
    const ids = new Set(vectors.map(({ id }) => id));
    const poor = Object.entries(DEVIATIONS).filter(
      ([id, { reason }]) => !ids.has(id) || reason.length < 10,
    );
    expect(poor).toEqual([]);
  });

  it('leave no source out', () => {
    const known = [...Object.keys(PRODUCTS), ...WITHOUT_PRESET];
    expect(vectors.map(productOf).filter((product) => !known.includes(product))).toEqual([]);
  });
});
