/** Does the whole work of a row and answers with a number. */
export type Work = () => number | Promise<number>;

/** Who does the work of rows, and how; what is put in place beforehand is not measured. */
export interface Worker<Id extends string> {
  readonly name: string;
  readonly packages: readonly string[];
  readonly attempts: Readonly<Partial<Record<Id, () => Work | Promise<Work>>>>;
}

/** The time of one contender: milliseconds of the processor in each round, and its answer. */
export interface WorkTiming {
  readonly name: string;
  readonly packages: readonly string[];
  readonly roundsMs: readonly number[];
  readonly answer: number;
}

const ROUNDS = 9;
/** Until the compiler has had its say; they do not count. */
const WARM_UP = 8;
/** A contender that takes longer is warm after fewer. */
const WARM_UP_MS = 4000;

/** Times all who can do a row. */
export async function timingsOf<Id extends string>(
  id: Id,
  contenders: readonly Worker<Id>[],
): Promise<readonly WorkTiming[]> {
  const able = contenders.filter(({ attempts }) => attempts[id] !== undefined);
  const works: Work[] = [];
  for (const { attempts } of able) works.push(await (attempts[id] as () => Work | Promise<Work>)());
  const rounds = await together(works);
  const timings: WorkTiming[] = [];
  for (const [i, { name, packages }] of able.entries())
    timings.push({ name, packages, roundsMs: rounds[i] ?? [], answer: await (works[i] as Work)() });
  return timings;
}

export async function medianOf(works: readonly Work[]): Promise<readonly number[]> {
  const rounds = await together(works);
  return rounds.map(medianMs);
}

/** The median time of one of them. */
export function msOf(timings: readonly WorkTiming[], name: string): number {
  return medianMs(timings.find((timing) => timing.name === name)?.roundsMs ?? []);
}

function medianMs(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[times.length >> 1] ?? Number.NaN;
}

/** Contenders take turns, and only the time of this process counts: others may load the machine. */
async function together(works: readonly Work[]): Promise<readonly (readonly number[])[]> {
  for (const work of works) {
    let passed = 0;
    for (let i = 0; i < WARM_UP && passed < WARM_UP_MS; i++) passed += await timeOf(work);
  }
  const rounds = works.map((): number[] => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (let turn = 0; turn < works.length; turn++) {
      const i = (turn + round) % works.length;
      rounds[i]?.push(await timeOf(works[i] as Work));
    }
  }
  return rounds;
}

async function timeOf(work: Work): Promise<number> {
  const before = process.cpuUsage();
  const answer = await work();
  const { user, system } = process.cpuUsage(before);
  if (!Number.isFinite(answer)) throw new Error('an answer is not a number');
  return (user + system) / 1000;
}
