import { z } from 'zod';
import type { MachineRunner } from '../../inspect/machine-runner.ts';
import { jsonResult } from '../lambda-proxy.ts';
import { NoBodySchema } from '../no-body.ts';
import { parseBody, readJson } from '../request.ts';
import type { Route } from '../router.ts';

/** The answer of `POST /api/v1/operations/{machine}/run`. */
export const StartedRunSchema = z.strictObject({
  machine: z.string(),
  name: z.string(),
  executionArn: z.string(),
});

/** `POST /api/v1/operations/<machine>/run`: what the clock does now and then, now. Two at once do nothing twice. */
export const createRunRoute =
  (
    machine: Parameters<MachineRunner['run']>[0],
    { runner, createId }: { readonly runner: MachineRunner; createId(): string },
  ): Route =>
  async (event) => {
    parseBody(NoBodySchema, readJson(event, {}));
    const name = createId();
    const executionArn = await runner.run(machine, name);
    return jsonResult(202, { machine, name, executionArn } satisfies z.infer<
      typeof StartedRunSchema
    >);
  };
