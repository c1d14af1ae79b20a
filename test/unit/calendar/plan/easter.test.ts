import { expect, test } from 'vitest';
import { type Church, easterSunday } from '../../../../src/calendar/plan/easter.js';
import { formatDate } from '../../../../src/core/civil.js';

function easters(church: Church, dates: readonly string[]): void {
  const found = dates.map((date) => formatDate(easterSunday(Number(date.slice(0, 4)), church)));
  expect(found).toEqual(dates);
}

test('Easter of the western churches, as in the tables of almanacs', () => {
  // The earliest and the latest that there are, those that the two exceptions of Gauss move (1954, 1981,
  // 2049, 2076), and years on either side of new centuries.
  easters('western', [
    '1598-03-22',
    '1609-04-19',
    '1699-04-19',
    '1700-04-11',
    '1799-03-24',
    '1800-04-13',
    '1818-03-22',
    '1886-04-25',
    '1899-04-02',
    '1900-04-15',
    '1913-03-23',
    '1943-04-25',
    '1954-04-18',
    '1961-04-02',
    '1981-04-19',
    '1999-04-04',
    '2000-04-23',
    '2008-03-23',
    '2011-04-24',
    '2016-03-27',
    '2019-04-21',
    '2024-03-31',
    '2025-04-20',
    '2026-04-05',
    '2038-04-25',
    '2049-04-18',
    '2076-04-19',
    '2285-03-22',
  ]);
});

test('Easter of the eastern churches, on the calendar of the others', () => {
  easters('orthodox', [
    '1900-04-22',
    '1983-05-08',
    '2000-04-30',
    '2010-04-04',
    '2013-05-05',
    '2016-05-01',
    '2017-04-16',
    '2018-04-08',
    '2019-04-28',
    '2020-04-19',
    '2021-05-02',
    '2022-04-24',
    '2023-04-16',
    '2024-05-05',
    '2025-04-20',
    '2026-04-12',
    '2027-05-02',
    '2100-05-02',
  ]);
});
