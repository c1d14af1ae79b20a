/**
 * The ways in which products count, as data: each the part of a clock rule that is the same for all
 * of a product's customers.
 *
 * @module
 */
export {
  CHATWOOT,
  ERPNEXT,
  FRAPPE_HELPDESK,
  GLPI,
  OSTICKET,
  REQUEST_TRACKER,
  ZAMMAD,
} from './clock/presets/open-source.js';
export type { ClockPreset, DayPreset } from './clock/presets/preset.js';
export {
  FRESHDESK,
  JIRA_SERVICE_MANAGEMENT,
  SALESFORCE,
  SERVICENOW,
} from './clock/presets/service-desks.js';
export { ZENDESK, zendeskOwnershipTime } from './clock/presets/zendesk.js';
export type * from './clock/rule/rule.js';
