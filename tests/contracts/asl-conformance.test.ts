import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type Answer, type LambdaStub, type RecordedCase, runCase } from './asl-case.ts';

/** What the recordings' own comparison says of one case; undefined where there is nothing to compare. */
interface Verdict {
  readonly pass: boolean;
  readonly types?: boolean;
  readonly history?: boolean;
  readonly cause?: boolean;
}

interface Recordings {
  load(file: string): RecordedCase[];
  classify(recorded: RecordedCase): { readonly scope: string };
  expected(recorded: RecordedCase): { readonly status: string } | null;
  compare(recorded: RecordedCase, info: object, expected: object, answer: Answer): Verdict;
}

const file = process.env['ASL_CASES'];

describe.skipIf(file === undefined)('the recorded answers of the service (ASL_CASES)', () => {
  it('are those of the interpreter', async () => {
    const cases = path.resolve(file ?? '');
    if (!existsSync(cases)) throw new Error(`ASL_CASES names ${cases}, which doesn't exist.`);
    const beside = (name: string) => pathToFileURL(path.join(path.dirname(cases), name)).href;
    const recordings = (await import(beside('compare.mjs'))) as Recordings;
    const { lambdaStub } = (await import(beside('lambdas.mjs'))) as {
      lambdaStub(recorded: RecordedCase): LambdaStub;
    };

    const verdicts: Verdict[] = [];
    for (const recorded of recordings.load(cases).filter(({ kind }) => kind === 'execution')) {
      const info = recordings.classify(recorded);
      const expected = recordings.expected(recorded);
      if (info.scope === 'service' || expected === null) continue;
      const given = await runCase(recorded, lambdaStub(recorded)).catch(asAnswer);
      const verdict = recordings.compare(recorded, info, expected, given);
      verdicts.push(verdict);
      report(recorded.id, verdict, expected, given);
    }

    const figures = {
      pass: shareOf(verdicts.map(({ pass }) => pass)),
      types: shareOf(verdicts.map(({ types }) => types)),
      history: shareOf(verdicts.map(({ history }) => history)),
      cause: shareOf(verdicts.map(({ cause }) => cause)),
    };
    for (const [name, { right, of }] of Object.entries(figures)) {
      console.info(`${name}: ${right} of ${of} (${((100 * right) / of).toFixed(1)} %)`);
    }
    expect(figures.pass.right / figures.pass.of).toBeGreaterThanOrEqual(0.99);
    expect(figures.types.right / figures.types.of).toBeGreaterThanOrEqual(0.97);
    expect(figures.history.right / figures.history.of).toBeGreaterThanOrEqual(0.9);
  });
});

const asAnswer = (error: unknown): Answer => ({
  status: 'CRASHED',
  output: undefined,
  error: String(error),
  cause: undefined,
  events: [],
});

function shareOf(verdicts: readonly (boolean | undefined)[]): { right: number; of: number } {
  const compared = verdicts.filter((verdict) => verdict !== undefined);
  return { right: compared.filter(Boolean).length, of: compared.length };
}

/** Says where a case differs; with ASL_VERBOSE also what was expected and given. */
function report(id: string, verdict: Verdict, expected: object, given: Answer): void {
  const wrong = Object.entries(verdict).filter(([, right]) => right === false);
  if (wrong.length === 0) return;
  console.info(`${id.split('::').at(-1)}: ${wrong.map(([name]) => name).join(', ')} differ`);
  if (process.env['ASL_VERBOSE'] === undefined) return;
  console.info(JSON.stringify(expected), '\n', JSON.stringify(given));
}
