import { type IcalComponent, textOf } from '../shared/jcal.js';
import type { IcalEvent } from './options.js';

/** What a filter may ask of an event, its date left aside. */
export function factsOf(component: IcalComponent, allDay: boolean): Omit<IcalEvent, 'date'> {
  return {
    name: nameOf(component),
    allDay,
    description: textOf(component, 'description') ?? '',
    categories: component.properties
      .filter(({ name }) => name === 'categories')
      .flatMap(({ values }) => values.map(String)),
    status: statusOf(component),
    transparent: textOf(component, 'transp')?.toUpperCase() === 'TRANSPARENT',
    uid: textOf(component, 'uid') ?? '',
    specialDay: (textOf(component, 'x-apple-special-day') ?? '').toUpperCase(),
  };
}

/** Outlook says in a field of its own that an event is not settled. */
function statusOf(component: IcalComponent): string {
  const said = textOf(component, 'status')?.toUpperCase();
  if (said !== undefined) return said;
  const busy = textOf(component, 'x-microsoft-cdo-busystatus')?.toUpperCase();
  return busy === 'TENTATIVE' ? 'TENTATIVE' : 'CONFIRMED';
}

/** The summary on one line. */
export function nameOf(component: IcalComponent): string {
  return (textOf(component, 'summary') ?? '').replace(/\s+/g, ' ').trim() || 'holiday';
}
