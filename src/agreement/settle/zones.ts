import type { CalendarPlan } from '../../calendar/plan/plan.js';
import type { Interval } from '../../core/interval.js';
import { zoneIdsOf } from '../../zone/zone.js';
import { type ZoneData, zoneDataOf } from '../../zone/zone-data.js';
import type { AgreementPlan } from '../read.js';

/** The zones that an agreement counts in, with their offsets within a period: what both parties compare. */
export function zonesOf(plan: AgreementPlan, { startAt, endAt }: Interval): readonly ZoneData[] {
  const known = LAST.get(plan);
  if (known?.startAt === startAt && known.endAt === endAt) return known.zones;
  const names = new Set([plan.zone.id]);
  for (const calendar of plan.calendars.values()) addZones(names, calendar.plan);
  const zones = [...names].map((name) => zoneDataOf(name, [startAt, endAt]));
  LAST.set(plan, { startAt, endAt, zones });
  return zones;
}

/** Of the period settled last: a hundred thousand subscriptions of one agreement settle the same month. */
const LAST = /* @__PURE__ */ new WeakMap<
  AgreementPlan,
  Interval & { readonly zones: readonly ZoneData[] }
>();

function addZones(names: Set<string>, plan: CalendarPlan): void {
  for (const id of zoneIdsOf(plan.zone)) names.add(id);
  if (plan.kind !== 'plain') for (const part of plan.parts) addZones(names, part);
}
