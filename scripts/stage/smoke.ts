import { z } from 'zod';
import { whyUnreached } from '../../src/errors/why-unreached.ts';
import { ExpectedFailure } from '../command-line/expected-failure.ts';
import type { Account } from './account.ts';
import type { Stage } from './stage.ts';

const PATIENCE_MS = 15_000;
const HealthSchema = z.object({
  status: z.string(),
  checks: z.record(z.string(), z.string()),
});

interface SmokeOptions {
  readonly stage: Stage;
  readonly account: Pick<Account, 'stack'>;
  readonly isDryRun: boolean;
  print(line: string): void;
}

/**
 * Asks a deployed stage whether it works: its health, which asks the database and Step Functions
 * through the deployed functions with their secrets. Answers where its API is; undefined in a dry run.
 * @throws ExpectedFailure saying what doesn't work
 */
export const smoke = async ({
  stage,
  account,
  isDryRun,
  print,
}: SmokeOptions): Promise<string | undefined> => {
  if (isDryRun) {
    print('Smoke: GET <ApiUrl>/api/v1/health');
    return undefined;
  }
  const url = (await account.stack(stage.stack))?.outputs['ApiUrl'];
  if (!url) throw new ExpectedFailure(`${stage.stack} isn't deployed: nothing can be asked.`);
  const response = await fetch(`${url}/api/v1/health`, {
    signal: AbortSignal.timeout(PATIENCE_MS),
  }).catch((cause: unknown) => {
    throw new ExpectedFailure(
      `${url} can't be reached: ${whyUnreached(cause)}. The stage is deployed; once it can be: npm run stage -- smoke --stage ${stage.name}`,
      { cause },
    );
  });
  const health = HealthSchema.safeParse(await response.json().catch(() => undefined));
  if (!health.success) {
    throw new ExpectedFailure(
      `${url}/api/v1/health answers ${response.status} and no health. Look into the log /aws/lambda/${stage.stack}-api: a secret that can't be read is named there.`,
    );
  }
  const { status, checks } = health.data;
  const told = Object.entries(checks).map(([part, how]) => `${part} ${how}`);
  if (status !== 'ok') {
    throw new ExpectedFailure(
      `The stage is ${status}: ${told.join(', ')}. Its log is /aws/lambda/${stage.stack}-api; then: npm run stage -- smoke --stage ${stage.name}`,
    );
  }
  print(`Smoke: ${told.join(', ')}.`);
  print(`Then a first episode: STEPCAST_URL=${url} npx stepcast generate "<show>" --watch`);
  return url;
};
