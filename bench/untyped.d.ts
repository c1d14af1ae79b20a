/** The parts of peers without types that the bench calls. */
declare module 'moment-business-time' {
  import type { Moment } from 'moment';

  interface WorkingMoment extends Moment {
    clone(): WorkingMoment;
    addWorkingTime(amount: number, unit: 'hours' | 'days'): WorkingMoment;
    isWorkingTime(): boolean;
    workingDiff(other: Moment, unit: 'milliseconds' | 'minutes'): number;
  }
  const moment: {
    (at: number): WorkingMoment;
    updateLocale(name: string, data: object): unknown;
  };
  export = moment;
}

declare module 'working-time-calculator' {
  class WorkingTimeCalculator {
    static readonly WEEKDAYS: readonly number[];
    addWorkingHours(days: readonly number[], start: string, stop: string, zone: string): void;
    excludeBetween(start: string, end: string): void;
    calcMillisecondsBetween(start: Date, end: Date): number;
  }
  export = WorkingTimeCalculator;
}

declare module 'luxon-business-days' {
  interface BusinessDateTime {
    setupBusiness(options: {
      holidayMatchers: readonly ((at: { toISODate(): string }) => boolean)[];
    }): void;
    plusBusiness(amount: { days: number }): BusinessDateTime;
    toMillis(): number;
  }
  const luxonBusinessDays: {
    readonly DateTime: {
      readonly prototype: BusinessDateTime;
      fromMillis(at: number, options: { zone: string }): BusinessDateTime;
    };
  };
  export = luxonBusinessDays;
}
