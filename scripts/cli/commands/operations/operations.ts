import { StartedRunSchema } from '../../../../src/api/executions/run-route.ts';
import type { Answer, Context } from '../../context.ts';

/** `run`. */
export const runMachine = async ({ api }: Context, machine: string): Promise<Answer> => {
  const started = await api.post(`/operations/${machine}/run`, StartedRunSchema);
  return { json: started, lines: [`Started ${machine}: ${started.name}`], ok: true };
};
