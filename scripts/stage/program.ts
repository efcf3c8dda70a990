import { Option } from '@commander-js/extra-typings';
import { builtFfmpeg } from '../../build/ffmpeg.ts';
import { createApi } from '../cli/api.ts';
import { ExpectedFailure } from '../command-line/expected-failure.ts';
import { createProgram } from '../command-line/program.ts';
import { createLiveLine, type Output } from '../terminal/live-line.ts';
import { printText } from '../terminal/print.ts';
import { type Account, openStageAccount } from './account.ts';
import { checkStage } from './check-stage.ts';
import { alarmListeners, shiftOf } from './deployment-alarms.ts';
import { parseHeld } from './held-secrets.ts';
import { encryptSecrets, putSecrets } from './put-secrets.ts';
import { smoke } from './smoke.ts';
import { smokeEpisode } from './smoke-episode.ts';
import { readySmokeShow, SMOKE_CHANNEL, SMOKE_SHOW } from './smoke-show.ts';
import { type Environment, readStage, type Stage } from './stage.ts';
import {
  deployConsole,
  deployStack,
  inWords,
  migrate,
  removeStack,
  rollBack,
  runStep,
  type Step,
} from './steps.ts';

interface StageDeps {
  readonly env: Environment;
  /** Where `.env.<stage>` is, and `dist` with what was built. */
  readonly folder: string;
  readonly output?: Output;
  readonly openAccount?: (stage: Stage) => Account;
  readonly runStep?: (step: Step, stage: Stage) => Promise<void>;
}

interface Given {
  readonly stage: string;
  readonly dryRun?: true | undefined;
  readonly withoutDomain?: true | undefined;
  readonly otherDatabase?: true | undefined;
  readonly oldFfmpeg?: true | undefined;
  readonly atOnce?: true | undefined;
}

const KEPT = `What stays, since nothing brings it back:
  the media bucket with all that was published, and its distribution: listeners' apps know that address
  the key of the secrets, and the secrets: aws secretsmanager delete-secret
  the role with which API Gateway writes logs, which is the account's
  the Supabase project, Google's key, and the session in Telegram (Settings → Devices)`;

const open = (deps: StageDeps, given: Given) => {
  const stage = readStage(given.stage, deps.folder, deps.env);
  const account = (deps.openAccount ?? openStageAccount)(stage);
  const print = (line: string) => printText(line, deps.output);
  const isDryRun = given.dryRun === true;
  const isAtOnce = given.atOnce === true || stage.settings['SHIFT'] === 'at-once';
  const run = async (step: Step): Promise<void> => {
    print(`${step.title}: ${inWords(step)}`);
    if (!isDryRun) await (deps.runStep ?? runStep)(step, stage);
  };
  const check = async (mayLack: readonly string[] = []): Promise<void> => {
    const wrong = await checkStage({
      ...{ stage, account, print, isAtOnce },
      isWithoutDomain: given.withoutDomain === true,
      mayMoveDatabase: given.otherDatabase === true,
      mayHaveOldFfmpeg: given.oldFfmpeg === true,
      builtIn: builtFfmpeg(deps.folder),
    });
    const left = wrong.filter((name) => !mayLack.includes(name));
    if (left.length > 0) {
      throw new ExpectedFailure(
        `The stage ${stage.name} isn't ready: ${left.join(', ')}. Nothing was changed.`,
      );
    }
  };
  return { stage, account, print, isDryRun, isAtOnce, run, check };
};

const deploy = async (deps: StageDeps, given: Given): Promise<void> => {
  const { stage, account, print, isDryRun, isAtOnce, run, check } = open(deps, given);
  // Migrations that are missing are what comes next; a database without any knows no shows.
  await check(['Migrations']);
  await run(migrate(stage));
  for (const step of deployStack(stage, await shiftOf(stage, account, isAtOnce))) await run(step);
  await encryptSecrets({ stage, account, isDryRun, print });
  await run(deployConsole(stage));
  await smoke({ stage, account, isDryRun, print });
};

/** The API's own key: of the settings, or else of the stage's secret. @throws ExpectedFailure without one */
const keyOf = async ({ stage, account }: ReturnType<typeof open>): Promise<string> => {
  const held = await account.secret(`${stage.secretsPath}/authorizer`);
  const key = parseHeld(held ?? '')?.['INTERNAL_API_KEY'] ?? stage.settings['INTERNAL_API_KEY'];
  if (key) return key;
  throw new ExpectedFailure(
    `Nothing holds INTERNAL_API_KEY: neither ${stage.secretsPath}/authorizer nor ${stage.file}. Run: npm run stage -- secrets --stage ${stage.name}`,
  );
};

const status = async (deps: StageDeps, given: Given): Promise<void> => {
  const { stage, account, print } = open(deps, given);
  const stack = await account.stack(stage.stack);
  if (!stack) return print(`${stage.stack} isn't deployed in ${stage.region}.`);
  print(`${stage.stack} is ${stack.status}${stack.reason ? `: ${stack.reason}` : ''}`);
  const { SupabaseUrl } = stack.parameters;
  for (const [name, value] of Object.entries({ ...stack.outputs, Database: SupabaseUrl })) {
    print(`  ${name}: ${value}`);
  }
  print(await alarmListeners(stage, account));
};

const remove = async (deps: StageDeps, given: Given): Promise<void> => {
  const { stage, account, print, run } = open(deps, given);
  const bucket = (await account.stack(stage.stack))?.outputs['ConsoleBucketName'];
  if (!bucket)
    throw new ExpectedFailure(`${stage.stack} isn't deployed: there is nothing to remove.`);
  for (const step of removeStack(stage, bucket)) await run(step);
  print(KEPT);
};

/** `npm run stage`: a stage on AWS from its check to its end. */
export const stageProgram = (deps: StageDeps) => {
  const program = createProgram('npm run stage --', 'Brings a stage to AWS and takes it back.');
  const command = (name: string, description: string) =>
    program
      .command(name)
      .description(description)
      .option('--stage <name>', 'the stage, whose settings are in .env.<stage> or .env', 'dev')
      .option('--dry-run', 'tell every call that would change something, and make none');
  const checked = (name: string, description: string) =>
    command(name, description)
      .option('--without-domain', 'let a prod have CloudFront’s own address')
      .option('--other-database', 'let a deployed stage move to another database')
      .option('--old-ffmpeg', 'let a prod decode with npm’s ffmpeg of 2018')
      .option('--at-once', 'let no alarm take back what is deployed');
  checked('check', 'ask everything that the stage needs, and tell what is wrong').action(
    async (given) => {
      await open(deps, given).check();
    },
  );
  command('secrets', 'put the secrets of the file where the functions read them').action(
    async (given) => {
      const opened = open(deps, given);
      await putSecrets(opened);
      if (await opened.account.stack(opened.stage.stack)) await encryptSecrets(opened);
    },
  );
  checked('deploy', 'check, migrations, stack, console, smoke').action((given) =>
    deploy(deps, given),
  );
  command('smoke', 'ask the deployed stage whether it works')
    .option('--show <show>', 'make an episode of this show, and compare its history')
    .addOption(
      new Option(
        '--episode',
        'the same of a channel and a show that are brought along: needs no show and no Telegram',
      ).conflicts('show'),
    )
    .action(async (given) => {
      const opened = open(deps, given);
      const url = await smoke(opened);
      if (!given.show && !given.episode) return;
      if (opened.isDryRun || !url) {
        if (given.episode) opened.print(`Smoke: the channel ${SMOKE_CHANNEL}, and its show`);
        return opened.print(`Smoke: an episode of ${given.show ?? SMOKE_SHOW}`);
      }
      const target = { apiUrl: url, apiKey: await keyOf(opened), stack: null };
      const context = {
        api: createApi(target),
        view: createLiveLine(deps.output ?? process.stdout),
      };
      const asked = given.show ? { show: given.show } : await readySmokeShow(context);
      await smokeEpisode({ ...context, ...asked });
    });
  command('status', 'how the stack is, its addresses, and who hears of alarms').action((given) =>
    status(deps, given),
  );
  command('rollback', 'go back to an earlier deployment; without --timestamp, list them')
    .option('--timestamp <time>', 'of the deployment, as the list has it')
    .action(async (given) => {
      const { stage, run } = open(deps, given);
      await run(rollBack(stage, given.timestamp));
    });
  command('remove', 'delete the stack; tells what stays').action((given) => remove(deps, given));
  return program;
};
