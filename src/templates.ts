/**
 * `slakit/templates`: published credit terms as data, each with its source and date. A remedy goes into
 * `compileScheme`, or into the `remedies` of an agreement.
 *
 * @module
 */
export type * from './credit/scheme/scheme.js';
export { TEMPLATES, type TemplateId } from './credit/templates/all.js';
export { CLOUD_TEMPLATES, type CloudTemplateId } from './credit/templates/clouds.js';
export { DAMAGES_TEMPLATES, type DamagesTemplateId } from './credit/templates/damages.js';
export { DOWNTIME_TEMPLATES, type DowntimeTemplateId } from './credit/templates/downtime.js';
export {
  OUTSOURCING_TEMPLATES,
  type OutsourcingTemplateId,
} from './credit/templates/outsourcing.js';
export { SERVICE_TEMPLATES, type ServiceTemplateId } from './credit/templates/services.js';
export { TELECOM_TEMPLATES, type TelecomTemplateId } from './credit/templates/telecom.js';
export type {
  CreditTemplate,
  CreditTemplates,
  TemplateObjective,
  TemplateSource,
} from './credit/templates/template.js';
