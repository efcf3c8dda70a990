import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildConsole } from '../build/build-console.ts';
import type { Settings } from '../src/console/settings.ts';
import { runProgram } from './command-line/run-program.ts';
import { copyConsole } from './deploy-console/copy-console.ts';
import { type DeployConsoleOptions, deployConsoleProgram } from './deploy-console/options.ts';
import { readSessionNames } from './deploy-console/session-names.ts';
import { readStageOutputs } from './deploy-console/stage-outputs.ts';
import { openStageAccount } from './stage/account.ts';
import { readStage } from './stage/stage.ts';
import { printText } from './terminal/print.ts';

const deploy = async ({ stage, supabaseUrl, supabaseKey }: DeployConsoleOptions): Promise<void> => {
  const account = openStageAccount(stage);
  const outputs = await readStageOutputs(stage, account);
  const telegramSessions = await readSessionNames(stage, account);
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
  await copyConsole(folder, outputs.ConsoleBucketName, stage);
  printText(`The console of ${stage.name} is on ${outputs.ConsoleUrl}`);
};

const stageOf = (name: string) => readStage(name, '.', process.env);

await runProgram(deployConsoleProgram(stageOf, deploy), { argv: process.argv.slice(2) });
