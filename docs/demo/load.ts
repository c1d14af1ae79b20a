import {
  type Agreement,
  type AvailabilityObjective,
  type CompiledAgreement,
  compileAgreement,
  isSlaError,
  type MoneyInput,
  parseAgreement,
  settlePeriod,
  type Ticket,
} from 'slakit';
import { InputError, readText } from './read-csv.js';
import { readIncidents } from './read-incidents.js';
import { type Probes, readProbes } from './read-probes.js';

/** Which files to read. */
export interface Files {
  readonly agreement: string;
  readonly incidents: string;
  readonly probes: string;
  readonly charges: string;
}

/** Everything that the demo evaluates. */
export interface Loaded {
  readonly agreement: CompiledAgreement;
  readonly tickets: readonly Ticket[];
  readonly probes: Probes;
  readonly charges: Readonly<Record<string, MoneyInput>>;
}

/** Reads all files and fits the agreement to the services that the probes name. */
export function load(files: Files): Loaded {
  const document = readAgreement(files.agreement);
  const probes = readProbes(files.probes);
  const agreement = inFile(files.agreement, () =>
    compileAgreement(coverServices(document, Object.keys(probes.services))),
  );
  return {
    agreement,
    probes,
    tickets: readIncidents(files.incidents, document.timeZone),
    charges: readCharges(files.charges, agreement),
  };
}

function readAgreement(file: string): Agreement {
  const document = readJson(file);
  return inFile(file, () => parseAgreement(document));
}

/** Reads what is charged for; settling an empty period tells what is wrong with it. */
function readCharges(
  file: string,
  agreement: CompiledAgreement,
): Readonly<Record<string, MoneyInput>> {
  const charges = readJson(file) as Readonly<Record<string, MoneyInput>>;
  if (typeof charges !== 'object' || charges === null) {
    throw new InputError(`${file}: expected charges by name, received ${JSON.stringify(charges)}`);
  }
  const { lines } = inFile(file, () =>
    settlePeriod(agreement, { periodOf: 0, charges }, { at: Date.UTC(1971, 1) }),
  );
  const issue = lines.find((line) => line.issue !== null)?.issue;
  if (issue) throw new InputError(`${file}: ${issue.message}`);
  return charges;
}

/** Services that the agreement does not name get the promise of the first one that it does. */
function coverServices(agreement: Agreement, services: readonly string[]): Agreement {
  const promises = agreement.objectives.filter((objective) => objective.kind === 'availability');
  const [template] = promises;
  if (template === undefined) return agreement;
  const unnamed = services.filter(
    (service) => !promises.some((promise) => promise.service === service),
  );
  if (unnamed.length === 0) return agreement;
  const others = agreement.objectives.filter((objective) => objective.kind !== 'availability');
  const named = promises.filter((promise) => services.includes(promise.service));
  const added = unnamed.map(
    (service): AvailabilityObjective => ({
      ...template,
      id: `${service} up`,
      name: service,
      service,
    }),
  );
  return { ...agreement, objectives: [...others, ...named, ...added] };
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readText(file));
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`${file}: ${(error as Error).message}`);
  }
}

/** Says in which file a mistake is. */
function inFile<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (isSlaError(error)) throw new InputError(`${file}: ${error.message}`);
    throw error;
  }
}
