import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkCreditScheme, compileScheme } from '../../../../src/credit.js';
import { checkAgreement } from '../../../../src/schema.js';
import * as entry from '../../../../src/templates.js';
import { ROOT } from '../../../entries.js';
import { agreementOf } from './agreement-of.js';

const { TEMPLATES } = entry;
const DOCS = readFileSync(`${ROOT}/docs/reference/templates.md`, 'utf8').split('\n');
const templates = Object.values(TEMPLATES);

/** The defects of published terms, and warnings that stand because the text has no limit. */
const WARNINGS: Readonly<Record<string, readonly string[]>> = {
  // No row below 95, two rows at 99, and a row at 99.9, which keeps the promise.
  gmailForIsps: ['hole', 'overlap', 'credit-while-target-met'],
  // No row at 99, and a row at 99.9, which keeps the promise.
  github: ['hole', 'credit-while-target-met'],
  // No row at 95, and none at 99.
  fermalen: ['hole', 'hole'],
  // Between 96.89 and 97.9, and between hundredths: above 95.89, and above 99.69.
  telusWavelengthUnprotected: ['hole', 'hole', 'hole'],
  // From 93.9 up to 93.99, and between hundredths: above 95.98, 97.98 and 99.98.
  telusWavelengthProtected: ['hole', 'hole', 'hole', 'hole'],
  // Between tenths: above 96.9, 97.9 and 98.9.
  ukServicePoints: ['hole', 'hole', 'hole'],
  // Between hundredths: above 99.69, 99.79 and 99.89.
  ukServicePointsFine: ['hole', 'hole', 'hole'],
  // Below 90 more than a hundred begun tenths: no limit was read.
  wavelengthPerTenth: ['percent-above-100'],
  // More than two hundred failures: no limit was read.
  crossrefPersistent: ['percent-above-100'],
  // Three percent a month comes up to no limit of ten, and so does the sum of twelve months.
  accordServiceLevel: ['unreached-cap', 'hidden-cap'],
};

function isFrozenThrough(data: unknown): boolean {
  if (typeof data !== 'object' || data === null) return true;
  return Object.isFrozen(data) && Object.values(data).every(isFrozenThrough);
}

describe('templates', () => {
  it('are thirty and more, each under its name', () => {
    expect(templates.length).toBeGreaterThanOrEqual(30);
    expect(templates.map(({ id }) => id)).toEqual(Object.keys(TEMPLATES));
  });

  it('are those of all groups, each in one', () => {
    const groups = Object.entries(entry).flatMap(([name, group]) =>
      name === 'TEMPLATES' ? [] : Object.values(group),
    );
    expect(groups).toHaveLength(templates.length);
    expect(new Set(groups)).toEqual(new Set(templates));
  });

  it.each(templates)('$id says where it was read, and what is open', ({ source, ...template }) => {
    expect([template.title, template.provider, source.title, template.note]).not.toContain('');
    if (source.date !== null) expect(source.date).toMatch(/^\d{4}(-\d{2}(-\d{2})?)?$/);
    if (source.url !== undefined) expect(source.url).toMatch(/^https?:\/\//);
  });

  it.each(templates)('$id is frozen through and through, and plain JSON', (template) => {
    expect(isFrozenThrough(template)).toBe(true);
    expect(JSON.parse(JSON.stringify(template))).toEqual(template);
  });

  it.each(templates)('$id compiles, and has the warnings that it is known for', (template) => {
    const { ok, warnings } = checkCreditScheme(template.remedy);
    expect(ok).toBe(true);
    expect(warnings.map(({ code }) => code)).toEqual(WARNINGS[template.id] ?? []);
    expect(compileScheme(template.remedy).scheme).toBe(template.remedy);
  });

  it.each(templates)(
    '$id stands in the docs, with the source and the date that it has',
    (template) => {
      const row = DOCS.find((line) => line.startsWith(`| \`${template.id}\` `));
      const { source } = template;
      expect(row).toContain(
        source.url === undefined ? source.title : `[${source.title}](${source.url})`,
      );
      if (source.date !== null) expect(row).toContain(` ${source.date} `);
    },
  );

  it('knows no warnings of templates that are none', () => {
    expect(Object.keys(TEMPLATES)).toEqual(expect.arrayContaining(Object.keys(WARNINGS)));
  });

  it.each(templates)('$id stands in an agreement beside objectives that measure it', (template) => {
    const found = checkAgreement(agreementOf(template));
    expect(found.ok ? [] : found.issues).toEqual([]);
  });
});
