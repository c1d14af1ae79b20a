import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { load } from '../../../docs/demo/load.js';
import { InputError } from '../../../docs/demo/read-csv.js';
import { atRoot, SAMPLE } from '../../unit/demo/files.js';

const folder = mkdtempSync(join(tmpdir(), 'slakit-demo-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs the demo as its script does, and gives what a person would see. */
function run(...options: readonly string[]) {
  const args = [
    atRoot('node_modules/tsx/dist/cli.mjs'),
    '--tsconfig',
    atRoot('test/tsconfig.json'),
    atRoot('docs/demo/main.ts'),
  ];
  const { status, stdout, stderr } = spawnSync(process.execPath, [...args, ...options], {
    encoding: 'utf8',
  });
  return { status, stdout, stderr: stderr.trim() };
}

type Option = keyof typeof SAMPLE;

/** Writes one of the sample files, changed, and gives its path. */
function changed(option: Option, change: (text: string) => string): string {
  const file = join(folder, option);
  writeFileSync(file, change(readFileSync(SAMPLE[option], 'utf8')));
  return file;
}

/** The message for a changed file, without the folder; in this process, because starting one takes a second. */
function messageFor(option: Option, change: (text: string) => string): string {
  const file = changed(option, change);
  try {
    load({ ...SAMPLE, [option]: file });
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    expect(error.message.startsWith(file)).toBe(true);
    return error.message.slice(folder.length + 1);
  }
  return 'loaded';
}

describe('the demo', () => {
  it('runs over the sample data without any option', () => {
    const { status, stdout, stderr } = run();
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toContain('209.00 EUR');
  });

  it('names a file that is missing', () => {
    const file = join(folder, 'nowhere.csv');
    expect(() => load({ ...SAMPLE, incidents: file })).toThrow(
      new InputError(`${file}: cannot be read (ENOENT)`),
    );
  });

  it('prints the message alone and fails, for a bad agreement', () => {
    const agreement = changed('agreement', (text) =>
      text.replace('"currency": "EUR"', '"currency": "Euro"'),
    );
    expect(run('--agreement', agreement)).toEqual({
      status: 1,
      stdout: '',
      stderr: `${agreement}: currency: expected a current ISO 4217 code such as EUR, received "Euro"`,
    });
  });

  it('names file, line and column of a bad field, what was expected and what came', () => {
    expect(
      messageFor('incidents', (text) => text.replace('T-1001,Active', 'T-1001,Actve')),
    ).toMatch(/^incidents, line 3, state: expected one of New, Active, .*, received "Actve"$/);
    expect(
      messageFor('incidents', (text) =>
        text.replace('T-1002,Active,2 - High', 'T-1002,Active,High'),
      ),
    ).toBe(
      'incidents, line 7, priority: expected one of 1 - Critical, 2 - High, 3 - Moderate, 4 - Low, received "High"',
    );
    expect(
      messageFor('incidents', (text) => text.replace('2026-03-03T09:45', '2026-03-32T09:45')),
    ).toBe(
      'incidents, line 7, updated_at: expected a date YYYY-MM-DD that exists, received "2026-03-32"',
    );
    expect(messageFor('probes', (text) => text.replace('02:10:00Z', '02:10:00'))).toMatch(
      /^probes, line 4, at: expected an ISO 8601 date-time with Z or an offset, received "2026-03-04T02:10:00"/,
    );
    expect(messageFor('probes', (text) => text.replace('Mail,down', ',down'))).toBe(
      'probes, line 6, site: expected a name, received nothing',
    );
  });

  it('names a column that is missing, and a line that is too short', () => {
    expect(messageFor('probes', (text) => text.replace('at,site,status', 'at,site,state'))).toBe(
      'probes, line 1: expected the columns at, site, status; missing: status',
    );
    expect(messageFor('probes', (text) => text.replace(',Mail,down', ',Mail'))).toMatch(
      /^probes: .* on line 6$/,
    );
    expect(messageFor('probes', () => 'at,site,status\n')).toBe(
      'probes: expected rows below the header, found none',
    );
  });

  it('names the place in an agreement', () => {
    expect(messageFor('agreement', (text) => text.replace('"hours": 16', '"days": 2'))).toMatch(
      /^agreement: objectives\[1\]\.targets\[1\]\.elapsed\.days: expected hours, minutes, seconds or milliseconds, received "days" \(days, weeks and months have no fixed length/,
    );
    expect(messageFor('agreement', (text) => text.replace('"99.9"', '"101"'))).toBe(
      'agreement: objectives[2].targetPercent: expected a percentage from 0 to 100, received "101"',
    );
    expect(messageFor('agreement', (text) => text.slice(0, 40))).toMatch(/^agreement: .*JSON/);
  });

  it('names the charge that is missing or in another currency', () => {
    expect(messageFor('charges', (text) => text.replace('hosting', 'housing'))).toMatch(
      /^charges: charges\.housing: expected one of the charges .*did you mean hosting\?/,
    );
    expect(messageFor('charges', (text) => text.replace('EUR', 'USD'))).toMatch(
      /^charges: charges\.support\.currency: expected EUR/,
    );
    expect(messageFor('charges', () => '5')).toBe('charges: expected charges by name, received 5');
  });

  it('says how it is called when it is called wrongly', () => {
    const { status, stderr } = run('--incident', 'x');
    expect([status, stderr]).toEqual([
      1,
      expect.stringMatching(/--incident'[\s\S]*npm run demo -- \[--incidents FILE\]/),
    ]);
  });
}, 120_000);
