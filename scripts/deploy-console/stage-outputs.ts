import { z } from 'zod';
import { ExpectedFailure } from '../command-line/expected-failure.ts';
import type { Account } from '../stage/account.ts';
import type { Stage } from '../stage/stage.ts';

const OutputsSchema = z.object({
  ApiUrl: z.url(),
  MediaUrl: z.url(),
  ConsoleUrl: z.url(),
  ConsoleBucketName: z.string(),
});

/** What the console is told of a deployed stage. */
export type StageOutputs = z.infer<typeof OutputsSchema>;

/** Asks CloudFormation for the outputs of a stage. @throws ExpectedFailure when it isn't deployed, or not by this version. */
export const readStageOutputs = async (
  { name, stack, region }: Stage,
  account: Pick<Account, 'stack'>,
): Promise<StageOutputs> => {
  const deploy = `npx serverless deploy --stage ${name}`;
  const found = await account.stack(stack);
  if (!found) {
    throw new ExpectedFailure(`${stack} isn't deployed in ${region}. Deploy it first: ${deploy}`);
  }
  const outputs = OutputsSchema.safeParse(found.outputs);
  if (outputs.success) return outputs.data;
  const missing = outputs.error.issues.map(({ path }) => path.join('.')).join(', ');
  throw new ExpectedFailure(
    `The stack ${stack} lacks the outputs ${missing}. Deploy this version first: ${deploy}`,
  );
};
