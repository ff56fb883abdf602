import type { Chunk, ChunkedRequest } from './CacheRequest';
import { JointCaller } from './JointCaller';
import type { Loaded, SharedLoad } from './SharedLoad';

/** A question whose values are opaque. */
export type Question = ChunkedRequest<unknown, Chunk<unknown>>;

/** A chunk that has to be loaded, and the load that all its callers share. */
export interface Member {
  readonly chunk: Chunk<unknown>;
  readonly load: SharedLoad;
}

/** How long a failed load of a question's chunks stands, ms. */
export function standingOf({ failureStandsForMs }: Question): (error: unknown) => number {
  return failureStandsForMs ?? (() => 0);
}

/** Cuts members into the runs that their question asks together; none when there are no members. */
export function runsOf<M extends Member>(question: Question, members: readonly M[]): ReadonlyArray<readonly M[]> {
  if (members.length === 0) {
    return [];
  }
  const byChunk = new Map(members.map((member) => [member.chunk, member]));
  return question
    .runsOf(members.map(({ chunk }) => chunk))
    .map((run) => run.flatMap((chunk) => byChunk.get(chunk) ?? []));
}

/**
 * Asks the vendor for a run on behalf of all who wait for any of its chunks; it is cancelled when nobody waits for any.
 * Rejects with the load's error, or when it did not give one answer for each chunk.
 */
export async function askForRun(question: Question, run: readonly Member[]): Promise<readonly unknown[]> {
  const caller = JointCaller.of(run.map(({ load }) => load.caller));
  const answers = await question.load(
    run.map(({ chunk }) => chunk),
    caller
  );
  if (answers.length !== run.length) {
    throw new Error(`A load of ${run.length} chunks gave ${answers.length} answers`);
  }
  return answers;
}

/** Starts the loads of chunks in this process alone: each run at once, and all side by side. */
export function startLoads(question: Question, members: readonly Member[]): void {
  const standsForMs = standingOf(question);
  for (const run of runsOf(question, members)) {
    const answers = askForRun(question, run);
    run.forEach(({ load }, index) => {
      load.begin(
        answers.then((values): Loaded => ({ from: 'vendor', value: values[index] })),
        standsForMs
      );
    });
  }
}
