import { describe, expect, test } from 'vitest';
import { decidedAnywhere, decidedInOrder } from '../../../../src/uptime/exclusions/decided.js';

describe.each([
  ['in order', decidedInOrder],
  ['anywhere', decidedAnywhere],
])('time that is decided %s', (_, decided) => {
  test('is open until it is closed, and then no more', () => {
    const time = decided();
    expect([...time.openIn(0, 10)]).toEqual([0, 10]);
    time.close(0, 10, []);
    expect([...time.openIn(5, 20)]).toEqual([10, 20]);
    expect([...time.openIn(0, 10)]).toEqual([]);
    expect([...time.openIn(2, 8)]).toEqual([]);
  });

  test('stays closed up to the latest end', () => {
    const time = decided();
    time.close(0, 10, []);
    time.close(2, 5, []);
    expect([...time.openIn(5, 20)]).toEqual([10, 20]);
  });

  test('has no length where it ends before it begins, and closes nothing', () => {
    const time = decided();
    expect([...time.openIn(10, 10)]).toEqual([]);
    expect([...time.openIn(10, 5)]).toEqual([]);
    time.close(10, 10, []);
    time.close(20, 15, []);
    expect([...time.openIn(20, 30)]).toEqual([20, 30]);
  });

  test('was denied where caps said so, within the bounds that are asked for', () => {
    const time = decided();
    expect([...time.denied(0, 100)]).toEqual([]);
    time.close(0, 10, [2, 4, 6, 8]);
    time.close(10, 20, [12, 20]);
    expect([...time.denied(0, 100)]).toEqual([2, 4, 6, 8, 12, 20]);
    expect([...time.denied(3, 7)]).toEqual([3, 4, 6, 7]);
    // What touches is one.
    time.close(20, 30, [20, 25]);
    expect([...time.denied(10, 100)]).toEqual([12, 25]);
  });
});

test('what is decided anywhere is open on both sides', () => {
  const time = decidedAnywhere();
  time.close(10, 20, [12, 14]);
  expect([...time.openIn(0, 30)]).toEqual([0, 10, 20, 30]);
  time.close(25, 22, []);
  expect([...time.openIn(15, 28)]).toEqual([20, 28]);
  time.close(0, 30, [0, 5]);
  expect([...time.openIn(0, 40)]).toEqual([30, 40]);
  expect([...time.denied(0, 40)]).toEqual([0, 5, 12, 14]);
});
