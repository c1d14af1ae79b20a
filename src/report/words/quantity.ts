import type { Money } from '../../money/money.js';
import { escaped } from './markdown.js';

/** One of a unit, and several; what stands nowhere here is written as it is. */
const UNITS: Readonly<Record<string, readonly [one: string, several: string]>> = {
  percent: ['%', '%'],
  serviceHours: ['hour of service', 'hours of service'],
  serviceDays: ['day of service', 'days of service'],
  freeMonths: ['free month', 'free months'],
  points: ['point', 'points'],
  milliseconds: ['millisecond', 'milliseconds'],
  seconds: ['second', 'seconds'],
  minutes: ['minute', 'minutes'],
  hours: ['hour', 'hours'],
  days: ['day', 'days'],
};

/**
 * Writes a figure of a statement, as it stands there, with its unit.
 *
 * @param unit - The unit of a level, the kind of a remedy, or a currency.
 * @param currency - What sums of money are in.
 */
export function quantityText(quantity: string, unit: string, currency: string): string {
  if (unit === 'count') return quantity;
  if (unit === 'money') return `${quantity} ${currency}`;
  const [one, several] = UNITS[unit] ?? [escaped(unit), escaped(unit)];
  return `${quantity} ${quantity === '1' ? one : several}`;
}

/** Writes an amount as it stands in a statement. */
export function moneyText({ amount, currency }: Money): string {
  return `${amount} ${currency}`;
}

/** Writes how many there are of something. */
export function countText(count: number, one: string, several: string): string {
  return `${count} ${count === 1 ? one : several}`;
}
