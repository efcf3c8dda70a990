import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JournalRecord } from '../local/step-functions/engine/journal.ts';
import { interpreter } from '../local/step-functions/language/index.ts';
import { startEngine } from '../local/step-functions/start-engine.ts';

/** Episodes that ended, which stay, and ticks that found nothing, which go. */
const KEPT = { machine: 'episode', executions: 10_000, events: 20, detailBytes: 750 };
const IDLE = { machine: 'schedule', executions: 2_000, events: 10, detailBytes: 450 };
const READY_MS = 2_000;
const DAY_MS = 24 * 3_600_000;
const PLACE = 'arn:aws:states:us-east-1:000000000000';

function* recordsOf(
  revision: number,
  first: number,
  { machine, executions, events, detailBytes }: typeof KEPT,
): Generator<JournalRecord> {
  const arn = `${PLACE}:stateMachine:${machine}`;
  const common = { type: 'STANDARD', roleArn: '', definition: '{}', tags: [] } as const;
  const dates = { creationDate: 0, updateDate: 0 };
  const configurations = { loggingConfiguration: {}, tracingConfiguration: {} };
  yield {
    kind: 'machine',
    revision,
    machine: { arn, name: machine, ...common, ...dates, ...configurations },
  };
  for (let execution = first; execution < first + executions; execution += 1) {
    const name = `run-${execution}`;
    const input = JSON.stringify({ podcastId: name });
    const identity = { arn: `${PLACE}:execution:${machine}:${name}`, name, at: execution };
    yield { kind: 'started', execution, revision, ...identity, input };
    for (let id = 1; id <= events; id += 1) {
      const type = id === events ? 'ExecutionSucceeded' : 'PassStateEntered';
      const event = { id, previousEventId: id - 1, timestamp: id, type };
      const detail = { stateEnteredEventDetails: { input: 'x'.repeat(detailBytes) } };
      yield { kind: 'event', execution, event: { ...event, ...detail } };
    }
    yield { kind: 'announced', execution };
  }
}

const folder = await mkdtemp(join(tmpdir(), 'stepcast-bench-journal-'));
const file = join(folder, 'journal.jsonl');
const megabytes = async () => ((await stat(file)).size / 1e6).toFixed(0);
try {
  const output = createWriteStream(file);
  const all = [recordsOf(0, 0, KEPT), recordsOf(1, KEPT.executions, IDLE)];
  for (const records of all) {
    for (const record of records) {
      if (!output.write(`${JSON.stringify(record)}\n`)) await once(output, 'drain');
    }
  }
  output.end();
  await once(output, 'close');
  const before = await megabytes();

  const start = performance.now();
  const cpu = process.cpuUsage();
  const engine = await startEngine(interpreter, {
    dataDir: folder,
    forget: { machines: [IDLE.machine], afterMs: DAY_MS },
  });
  const readyMs = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  process.stdout.write(
    `A journal of ${before} MB with ${KEPT.executions + IDLE.executions} executions: ready after ${readyMs.toFixed(0)} ms (${((user + system) / 1000).toFixed(0)} ms of processor time)\n`,
  );
  // Closing waits for the compaction that began with the start.
  await engine.close();
  const compactMs = performance.now() - start - readyMs;
  const after = await megabytes();
  process.stdout.write(`Compacted beside its work in ${compactMs.toFixed(0)} ms: ${after} MB\n`);
  if (readyMs > READY_MS) {
    process.stderr.write(`It must be ready within ${READY_MS} ms.\n`);
    process.exitCode = 1;
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
