import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { createMemoryJournal, openFileJournal } from '../journal/index.ts';
import type { Interpreter } from './contract.ts';
import { createAnnouncer } from './engine/announcer.ts';
import { keepCompact } from './engine/compact-journal.ts';
import { Engine } from './engine/engine.ts';
import type { Journal, JournalRecord } from './engine/journal.ts';
import { peekRecord } from './engine/peek-record.ts';
import { abortCutOffExecutions } from './engine/recover.ts';
import { State } from './engine/state.ts';
import { httpIntegrations } from './integrations/http/http.ts';
import { lambdaIntegrations } from './integrations/lambda/lambda.ts';
import { createResources } from './integrations/resources.ts';
import { s3Integrations } from './integrations/s3/s3.ts';
import { stepFunctionsIntegrations } from './integrations/step-functions.ts';
import type { StepFunctionsOptions } from './options.ts';
import { runOperation } from './protocol/operations.ts';
import { createSystemClock } from './system-clock.ts';

const JOURNAL_FILE = 'journal.jsonl';

/** What a server keeps, as its journal tells it. */
interface Kept {
  readonly state: State;
  readonly journal: Journal;
}

const openKept = async ({ dataDir }: StepFunctionsOptions): Promise<Kept> => {
  const state = new State();
  if (dataDir === undefined) return { state, journal: createMemoryJournal() };
  const journal = await openFileJournal<JournalRecord>(
    join(dataDir, JOURNAL_FILE),
    (record, position) => state.apply(record, position),
    undefined,
    peekRecord,
  );
  return { state, journal };
};

/**
 * Puts journal, integrations and engine together around an interpreter. When it resolves, executions
 * that were cut off are ABORTED, and every end that nobody was told of is on its way to the listener.
 */
export const startEngine = async (
  interpreter: Interpreter,
  options: StepFunctionsOptions,
): Promise<Engine> => {
  const { region = 'us-east-1', accountId = '000000000000', clock = createSystemClock() } = options;
  const report = options.report ?? ((problem) => process.stderr.write(`${problem}\n`));
  const { state, journal } = await openKept(options);
  const { forget } = options;
  const compaction = forget && keepCompact(state, journal, forget, { clock, report });
  const announcer = createAnnouncer(state, journal, report);
  if (options.onStatusChange !== undefined) announcer.add(options.onStatusChange);
  const engine: Engine = new Engine({
    place: { region, accountId },
    interpreter,
    resources: createResources([
      ...lambdaIntegrations(
        options.lambdaEndpoint,
        options.credentials && { region, ...options.credentials },
      ),
      ...s3Integrations(options.s3, region),
      ...stepFunctionsIntegrations((name, members) => runOperation(engine, name, members)),
      ...httpIntegrations(options.connections ?? {}, region),
    ]),
    journal: {
      ...journal,
      async close() {
        await compaction?.close();
        await journal.close();
      },
    },
    state,
    announcer,
    clock,
    random: options.random ?? Math.random,
    uuid: randomUUID,
  });
  await abortCutOffExecutions(state, journal, clock);
  announcer.recover();
  return engine;
};
