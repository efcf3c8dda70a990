import { compileDataFlow } from '../data/data-flow.ts';
import { Payload } from '../data/payload.ts';
import type { StateDefinition } from '../definition.ts';
import { compileCatch } from '../errors/catch.ts';
import { compileRetry } from '../errors/retry.ts';
import { runBranches } from '../run/branches.ts';
import type { Compilation, State } from '../run/state.ts';

/** Parallel: gives every branch the same input and hands on their outputs as an array. */
export function compileParallel(definition: StateDefinition, compilation: Compilation): State {
  const { name, language } = compilation;
  const flow = compileDataFlow(definition, language);
  const branches = (definition.Branches ?? []).map(compilation.compileMachine);
  return {
    name,
    type: 'Parallel',
    retry: compileRetry(definition.Retry),
    catchers: compileCatch(definition.Catch, language),
    failedEvent: 'ParallelStateFailed',
    async perform(visit) {
      const { thread } = visit;
      const input = new Payload(await flow.prepare(visit));
      const started = await thread.emit('ParallelStateStarted');
      const outputs = await runBranches(
        thread.signal,
        branches.length,
        branches.length,
        async (index, _lane, signal) => {
          const branch = thread.fork(thread.context, signal, started);
          const output = await branch.runWithin(thread, async () =>
            branches[index]?.run(branch, input),
          );
          return output?.value ?? null;
        },
      );
      await thread.note('ParallelStateSucceeded');
      return flow.finish(visit, outputs);
    },
  };
}
