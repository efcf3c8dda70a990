import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { SFNClient, TestStateCommand } from '@aws-sdk/client-sfn';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startStepFunctions } from '../../../local/step-functions/index.ts';
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
  matcher(tokens: readonly string[]): (expected: unknown, given: unknown) => boolean;
  compare(recorded: RecordedCase, info: object, expected: object, answer: Answer): Verdict;
}

/** What ASL_CASES and its folder hold. */
interface Recorded {
  readonly recordings: Recordings;
  readonly stubOf: (recorded: RecordedCase) => LambdaStub;
  readonly cases: readonly RecordedCase[];
}

const file = process.env['ASL_CASES'];

if (file === undefined) {
  it.skip('the recorded answers of the service: ASL_CASES names no file that holds them');
} else {
  const recorded = await readRecordings(file);
  describe('the recorded answers of the service', () => compareWith(recorded));
}

function compareWith({ recordings, stubOf, cases }: Recorded): void {
  it('are those of the interpreter', async () => {
    const verdicts: Verdict[] = [];
    for (const recorded of cases.filter(({ kind }) => kind === 'execution')) {
      const info = recordings.classify(recorded);
      const expected = recordings.expected(recorded);
      if (info.scope === 'service' || expected === null) continue;
      const given = await runCase(recorded, stubOf(recorded)).catch(asAnswer);
      const verdict = recordings.compare(recorded, info, expected, given);
      verdicts.push(verdict);
      report(recorded.id, verdict, expected, given);
    }
    const pass = shareOf('pass', verdicts, ({ pass }) => pass);
    const types = shareOf('types', verdicts, ({ types }) => types);
    const history = shareOf('history', verdicts, ({ history }) => history);
    shareOf('cause', verdicts, ({ cause }) => cause);
    expect(pass).toBeGreaterThanOrEqual(0.99);
    expect(types).toBeGreaterThanOrEqual(0.97);
    expect(history).toBeGreaterThanOrEqual(0.93);
  });

  it('to TestState are those of the server', async () => {
    const server = await startStepFunctions({ region: 'us-east-1', accountId: '111111111111' });
    const client = new SFNClient({
      endpoint: server.endpoint,
      region: 'us-east-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      disableHostPrefix: true,
      maxAttempts: 1,
    });
    onTestFinished(async () => {
      client.destroy();
      await server.close();
    });
    const verdicts: Verdict[] = [];
    for (const recorded of cases.filter(({ kind }) => kind === 'teststate')) {
      // What the functions of these answered isn't recorded apart from the answer itself.
      if (/lambda_(service_)?task_state/.test(recorded.id)) continue;
      const { ResponseMetadata: _, ...expected } = recorded.expected as Record<string, unknown>;
      const { request } = recorded;
      if (request === undefined) throw new Error(`${recorded.id} has no request.`);
      const { $metadata, ...given } = await client.send(new TestStateCommand(request));
      const verdict = { pass: recordings.matcher(recorded.tokens ?? [])(expected, given) };
      verdicts.push(verdict);
      report(recorded.id, verdict, expected, given);
    }
    expect(shareOf('TestState', verdicts, ({ pass }) => pass)).toBeGreaterThanOrEqual(0.95);
  });
}

/** Loads the cases and the functions that come with them, from the same folder. */
async function readRecordings(name: string): Promise<Recorded> {
  const absolute = path.resolve(name);
  if (!existsSync(absolute)) throw new Error(`ASL_CASES names ${absolute}, which doesn't exist.`);
  const beside = (other: string) =>
    import(pathToFileURL(path.join(path.dirname(absolute), other)).href);
  const recordings = (await beside('compare.mjs')) as Recordings;
  const { lambdaStub } = (await beside('lambdas.mjs')) as {
    lambdaStub(recorded: RecordedCase): LambdaStub;
  };
  return { recordings, stubOf: lambdaStub, cases: recordings.load(absolute) };
}

const asAnswer = (error: unknown): Answer => ({
  status: 'CRASHED',
  output: undefined,
  error: String(error),
  cause: undefined,
  events: [],
});

/** Prints the figure and returns the share of cases that agree, of those with something to compare. */
function shareOf(
  what: string,
  verdicts: readonly Verdict[],
  agrees: (verdict: Verdict) => boolean | undefined,
): number {
  const compared = verdicts.map(agrees).filter((agreed) => agreed !== undefined);
  const right = compared.filter(Boolean).length;
  const share = right / compared.length;
  console.info(`${what}: ${right} of ${compared.length} (${(100 * share).toFixed(1)} %)`);
  return share;
}

/** Says where a case differs; with ASL_VERBOSE also what was expected and given. */
function report(id: string, verdict: Verdict, expected: object, given: object): void {
  const wrong = Object.entries(verdict).filter(([, right]) => right === false);
  if (wrong.length === 0) return;
  console.info(`${id.split('::').at(-1)}: ${wrong.map(([name]) => name).join(', ')} differ`);
  if (process.env['ASL_VERBOSE'] === undefined) return;
  console.info(JSON.stringify(expected), '\n', JSON.stringify(given));
}
