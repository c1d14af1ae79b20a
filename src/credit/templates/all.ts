import { CLOUD_TEMPLATES, type CloudTemplateId } from './clouds.js';
import { DAMAGES_TEMPLATES, type DamagesTemplateId } from './damages.js';
import { DOWNTIME_TEMPLATES, type DowntimeTemplateId } from './downtime.js';
import { OUTSOURCING_TEMPLATES, type OutsourcingTemplateId } from './outsourcing.js';
import { SERVICE_TEMPLATES, type ServiceTemplateId } from './services.js';
import { TELECOM_TEMPLATES, type TelecomTemplateId } from './telecom.js';
import type { CreditTemplates } from './template.js';

/** The name of a template. */
export type TemplateId =
  | CloudTemplateId
  | ServiceTemplateId
  | DowntimeTemplateId
  | TelecomTemplateId
  | OutsourcingTemplateId
  | DamagesTemplateId;

/**
 * All templates, by name: published terms as they are, their defects included. Frozen; a change is a copy.
 *
 * Sources, dates and figures: docs/reference/templates.md. What was chosen where a text is silent, and what is
 * second-hand, says the `note` of each.
 *
 * @example
 * import { assessCredit, compileScheme } from 'slakit/credit'
 * import { TEMPLATES } from 'slakit/templates'
 * const scheme = compileScheme(TEMPLATES.awsComputeRegion.remedy)
 * const base = { amount: '1000.00', currency: 'USD' }
 * assessCredit(scheme, { level: '99.9', base }).amount // => { amount: '100.00', currency: 'USD' }
 * assessCredit(scheme, { level: '94.9', base }).amount // => { amount: '1000.00', currency: 'USD' }
 */
export const TEMPLATES: CreditTemplates<TemplateId> = /* @__PURE__ */ Object.freeze({
  ...CLOUD_TEMPLATES,
  ...SERVICE_TEMPLATES,
  ...DOWNTIME_TEMPLATES,
  ...TELECOM_TEMPLATES,
  ...OUTSOURCING_TEMPLATES,
  ...DAMAGES_TEMPLATES,
});
