import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prometheusRules } from '../src/interop/prometheus-rules.js';
import { PROPORTIONAL_ALERTS, scaleAlerts, WORKBOOK_ALERTS } from '../src/uptime.js';

/**
 * Holds the rules that are written to promtool, the checker of Prometheus: `npm run test:promtool`. It
 * is taken from the path, else from the package `prometheus` of Debian, which is unpacked and not
 * installed. Without either the run fails: nothing is skipped.
 */

const DIRECTORY = mkdtempSync(join(tmpdir(), 'slakit-promtool-'));

function findPromtool(): string {
  try {
    execFileSync('promtool', ['--version'], { stdio: 'ignore' });
    return 'promtool';
  } catch {
    const run = (command: string, args: readonly string[]) =>
      execFileSync(command, args, { cwd: DIRECTORY, stdio: ['ignore', 'ignore', 'inherit'] });
    run('apt-get', ['download', 'prometheus']);
    const [archive] = readdirSync(DIRECTORY).filter((file) => file.endsWith('.deb'));
    if (archive === undefined) throw new Error('apt-get gave no package');
    run('dpkg-deb', ['--extract', archive, 'unpacked']);
    return join(DIRECTORY, 'unpacked/usr/bin/promtool');
  }
}

const SLI = {
  errors: 'sum by (job) (rate(http_requests_total{code=~"5.."}[$window]))',
  total: 'sum by (job) (rate(http_requests_total[$window]))',
};

/** Rules of many objectives: targets, windows and names that need care. */
function samples(): string[] {
  const targets = ['0', '90', '99', '99.9', '99.99', '99.999999', '100'];
  const days = [7, 28, 30, 90, 365];
  const names = ['checkout', 'a "quoted" name', 'back\\slash', 'Ünïcode: #1'];
  return targets.flatMap((targetPercent) =>
    days.flatMap((count, index) => {
      const window = { hours: 24 * count };
      const scaled = scaleAlerts({ rules: PROPORTIONAL_ALERTS, from: { hours: 672 }, to: window });
      const name = names[index % names.length] as string;
      return [WORKBOOK_ALERTS, scaled].map(
        (rules) =>
          prometheusRules({
            name,
            targetPercent,
            window,
            rules,
            operator: index % 2 === 0 ? 'gte' : 'gt',
            sli: index % 2 === 0 ? SLI : { errorRatio: 'avg_over_time(bad_ratio[$window])' },
            labels: { team: 'shop: "a"' },
            annotations: { summary: `It burns: {{ $value | humanizePercentage }}` },
          }).text,
      );
    }),
  );
}

/** A minute of errors in a quiet day: the alert fires when the library says. */
const COURSE = `
rule_files: [course.yaml]
evaluation_interval: 1m
tests:
  - interval: 1m
    input_series:
      - series: bad
        values: '0x60 1x4 0x120'
    alert_rule_test:
      - { eval_time: 60m, alertname: ErrorBudgetBurn, exp_alerts: [] }
      - eval_time: 62m
        alertname: ErrorBudgetBurn
        exp_alerts:
          - exp_labels: { slo: course, severity: page, rule: page }
      - { eval_time: 75m, alertname: ErrorBudgetBurn, exp_alerts: [] }
`;

function check(): void {
  const promtool = findPromtool();
  const run = (...args: string[]) =>
    execFileSync(promtool, args, { cwd: DIRECTORY, encoding: 'utf8', stdio: 'pipe' });
  const texts = samples();
  const files = texts.map((text, index) => {
    writeFileSync(join(DIRECTORY, `${index}.yaml`), text);
    return `${index}.yaml`;
  });
  run('check', 'rules', ...files);
  writeFileSync(
    join(DIRECTORY, 'course.yaml'),
    prometheusRules({
      name: 'course',
      targetPercent: '99.9',
      sli: { errorRatio: 'avg_over_time(bad[$window])' },
      rules: [{ id: 'page', severity: 'page', burnRate: '14.4', longWindow: 'PT1H' }],
    }).text,
  );
  writeFileSync(join(DIRECTORY, 'test.yaml'), COURSE);
  run('test', 'rules', 'test.yaml');
  // A checker that accepts everything would prove nothing.
  writeFileSync(join(DIRECTORY, 'wrong.yaml'), (texts[0] as string).replace('sum by', 'sum bu'));
  let isRefused = false;
  try {
    run('check', 'rules', 'wrong.yaml');
  } catch {
    isRefused = true;
  }
  if (!isRefused) throw new Error('promtool accepts what is no expression');
  console.log(`promtool accepts ${files.length} files of rules, and fires as expected`);
}

try {
  check();
} finally {
  rmSync(DIRECTORY, { recursive: true, force: true });
}
