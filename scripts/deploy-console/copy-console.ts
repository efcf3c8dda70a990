import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ExpectedFailure } from '../command-line/expected-failure.ts';
import type { Stage } from '../stage/stage.ts';

const run = promisify(execFile);
const ASSETS = ['*.js', '*.css'];
const each = (option: string, patterns: readonly string[]) => patterns.flatMap((p) => [option, p]);

/** Runs the AWS CLI. @throws ExpectedFailure with what it said, or how to install it */
const aws = async (args: readonly string[], env: Stage['settings']): Promise<void> => {
  try {
    await run('aws', args, { env });
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
      { cause: error },
    );
  }
};

/** Copies a built console into the bucket that a stage serves it from: what the page names before the page. */
export const copyConsole = async (
  folder: string,
  bucket: string,
  { region, settings }: Stage,
): Promise<void> => {
  const copy = ['s3', 'cp', folder, `s3://${bucket}`, '--recursive', '--region', region];
  const keep = ['--cache-control', 'public, max-age=31536000, immutable'];
  await aws(
    [...copy, ...each('--exclude', ['*']), ...each('--include', ASSETS), ...keep],
    settings,
  );
  await aws([...copy, ...each('--exclude', ASSETS), '--cache-control', 'no-cache'], settings);
};
