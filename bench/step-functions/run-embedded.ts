import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { interpreter } from '../../local/step-functions/language/index.ts';
import { runOperation } from '../../local/step-functions/protocol/operations.ts';
import { startEngine } from '../../local/step-functions/start-engine.ts';
import { measure } from './measure.ts';
import { DEFINITION, EXECUTIONS, inputOf, isRight } from './workload.ts';

const dataDir =
  process.argv[2] === 'disk' ? await mkdtemp(join(tmpdir(), 'step-functions-')) : undefined;

const outputs = new Map<string, string>();
let ended: () => void = () => undefined;
const engine = await startEngine(interpreter, {
  ...(dataDir === undefined ? {} : { dataDir }),
  onStatusChange({ name, status, output }) {
    if (status === 'RUNNING') return;
    outputs.set(name, output ?? '');
    if (outputs.size === EXECUTIONS) ended();
  },
});
const { stateMachineArn } = await runOperation(engine, 'CreateStateMachine', {
  name: 'bench',
  definition: JSON.stringify(DEFINITION),
  roleArn: 'arn:aws:iam::000000000000:role/bench',
});

const work = async (round: string): Promise<number> => {
  outputs.clear();
  const done = new Promise<void>((resolve) => {
    ended = resolve;
  });
  const ids = Array.from({ length: EXECUTIONS }, (_, id) => id);
  const start = (id: number) =>
    runOperation(engine, 'StartExecution', {
      stateMachineArn: String(stateMachineArn),
      name: `${round}-${id}`,
      input: JSON.stringify(inputOf(id)),
    });
  await Promise.all(ids.map(start));
  await done;
  return ids.filter((id) => isRight(id, JSON.parse(outputs.get(`${round}-${id}`) ?? 'null')))
    .length;
};

process.stdout.write(JSON.stringify(await measure(work)));
await engine.close();
if (dataDir !== undefined) await rm(dataDir, { recursive: true });
