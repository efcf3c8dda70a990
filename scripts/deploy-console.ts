import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildConsole } from '../build/build-console.ts';
import type { Settings } from '../src/console/settings.ts';
import { runProgram } from './command-line/run-program.ts';
import { type DeployConsoleOptions, deployConsoleProgram } from './deploy-console/options.ts';
import { readSessionNames } from './deploy-console/session-names.ts';
import { aws, readStageOutputs } from './deploy-console/stage-outputs.ts';
import { settingsFile } from './stage/stage.ts';
import { printText } from './terminal/print.ts';

const ASSETS = ['*.js', '*.css'];
const each = (option: string, patterns: readonly string[]) => patterns.flatMap((p) => [option, p]);

const deploy = async (options: DeployConsoleOptions): Promise<void> => {
  const { stage, supabaseUrl, supabaseKey } = options;
  const outputs = await readStageOutputs(stage);
  const telegramSessions = await readSessionNames(stage);
  const { folder } = await buildConsole();
  const settings: Settings = {
    supabaseUrl,
    supabaseKey,
    apiBaseUrl: outputs.ApiUrl,
    mediaBaseUrl: outputs.MediaUrl,
    awsConsoleUrl: 'https://console.aws.amazon.com',
    ...(telegramSessions.length > 1 && { telegramSessions }),
  };
  await writeFile(join(folder, 'config.json'), JSON.stringify(settings));
  const copy = ['s3', 'cp', folder, `s3://${outputs.ConsoleBucketName}`, '--recursive'];
  const keep = 'public, max-age=31536000, immutable';
  // What the page names comes before the page.
  await aws(
    ...copy,
    ...each('--exclude', ['*']),
    ...each('--include', ASSETS),
    '--cache-control',
    keep,
  );
  await aws(...copy, ...each('--exclude', ASSETS), '--cache-control', 'no-cache');
  printText(`The console of ${stage} is on ${outputs.ConsoleUrl}`);
};

const settingsOf = (stage: string) => {
  const file = settingsFile(stage, '.');
  if (existsSync(file)) process.loadEnvFile(file);
  return process.env;
};

await runProgram(deployConsoleProgram(settingsOf, deploy), { argv: process.argv.slice(2) });
