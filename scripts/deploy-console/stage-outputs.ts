import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { z } from 'zod';
import { ExpectedFailure } from '../command-line/expected-failure.ts';

const run = promisify(execFile);

/** Runs the AWS CLI and answers what it wrote. @throws ExpectedFailure with what it said, or how to install it. */
export const aws = async (...args: string[]): Promise<string> => {
  try {
    return (await run('aws', args)).stdout;
  } catch (error) {
    const { code, stderr } = error as { code?: unknown; stderr?: string };
    if (code === 'ENOENT') {
      throw new ExpectedFailure(
        'The AWS CLI (aws) is not installed: https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html',
        { cause: error },
      );
    }
    throw new ExpectedFailure(
      `aws ${args.slice(0, 2).join(' ')} failed: ${stderr?.trim() || error}`,
      {
        cause: error,
      },
    );
  }
};

const OutputsSchema = z
  .array(z.object({ OutputKey: z.string(), OutputValue: z.string() }))
  .nullable()
  .transform((outputs) =>
    Object.fromEntries((outputs ?? []).map((o) => [o.OutputKey, o.OutputValue])),
  )
  .pipe(
    z.object({
      ApiUrl: z.url(),
      MediaUrl: z.url(),
      ConsoleUrl: z.url(),
      ConsoleBucketName: z.string(),
    }),
  );

/** What the console is told of a deployed stage. */
export type StageOutputs = z.infer<typeof OutputsSchema>;

/** Asks CloudFormation for the outputs of a stage. @throws ExpectedFailure when it isn't deployed, or not by this version. */
export const readStageOutputs = async (stage: string): Promise<StageOutputs> => {
  const stack = `stepcast-${stage}`;
  const answer = await aws(
    ...['cloudformation', 'describe-stacks', '--stack-name', stack],
    ...['--query', 'Stacks[0].Outputs', '--output', 'json'],
  );
  const outputs = OutputsSchema.safeParse(JSON.parse(answer));
  if (outputs.success) return outputs.data;
  const missing = outputs.error.issues.map(({ path }) => path.join('.')).join(', ');
  throw new ExpectedFailure(
    `The stack ${stack} lacks the outputs ${missing}. Deploy this version first: npx serverless deploy --stage ${stage}`,
  );
};
