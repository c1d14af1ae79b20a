import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import type { Contender, Machine } from './types.js';

/** What the numbers depend on. The date comes from the caller: the bench asks no clock for it. */
export function describeMachine(
  contenders: readonly Contender[],
  date: string | undefined,
): Machine {
  const processors = cpus();
  return {
    processor: processors[0]?.model.trim() ?? 'unknown processor',
    cores: processors.length,
    node: process.version.slice(1),
    date,
    versions: contenders
      .flatMap(({ packages }) => packages)
      .map((name) => `${name} ${versionOf(name)}`),
  };
}

function versionOf(name: string): string {
  const file = new URL(`../node_modules/${name}/package.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
}
