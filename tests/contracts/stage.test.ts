import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startSecretsManager } from '../../local/secrets-manager/index.ts';
import { SAMPLE_EXPORT, startTelegram } from '../../local/telegram/index.ts';
import { runProgram } from '../../scripts/command-line/run-program.ts';
import { openAccount } from '../../scripts/stage/account.ts';
import { stageProgram } from '../../scripts/stage/program.ts';
import { type AccountState, startAwsAccount } from '../support/aws-account.ts';
import { buildFfmpeg, X86_64 } from '../support/built-ffmpeg.ts';
import { startDatabase } from '../support/database.ts';
import { startGoogleVoices } from '../support/google-voices.ts';

const region = 'eu-central-1';
const SECRET_KEY = 'sb_secret_of-a-stage';

const start = async () => {
  const [aws, google, database, telegram] = await Promise.all([
    startAwsAccount(),
    startGoogleVoices(),
    startDatabase(),
    startTelegram({ exports: [SAMPLE_EXPORT] }),
  ]);
  // The project as the check meets it: the table is there or not, keys are signed with or not.
  const project = {
    tables: 200,
    keys: [{ alg: 'ES256' }] as object[],
    assigned: [] as object[],
  };
  const supabase = createServer((request, response) => {
    const isJwks = request.url?.endsWith('/jwks.json') === true;
    response.writeHead(isJwks ? 200 : project.tables, { 'content-type': 'application/json' });
    const isConfigs = request.url?.includes('/podcast_configs?') === true;
    const rows = isConfigs ? project.assigned : [];
    response.end(JSON.stringify(isJwks ? { keys: project.keys } : rows));
  });
  await new Promise<void>((resolve) => supabase.listen(0, '127.0.0.1', resolve));
  return { aws, google, database, telegram, project, supabase };
};

let world: Awaited<ReturnType<typeof start>>;
let supabaseUrl: string;
let folder: string;
let manager: Awaited<ReturnType<typeof startSecretsManager>>;
let settings: Record<string, string>;
let ran: string[];

beforeAll(async () => {
  world = await start();
  supabaseUrl = `http://127.0.0.1:${(world.supabase.address() as AddressInfo).port}`;
});
afterAll(async () => {
  world.aws.close();
  world.google.close();
  world.supabase.close();
  await Promise.all([world.database.close(), world.telegram.close()]);
});
beforeEach(async () => {
  const { aws, google, project, telegram, database } = world;
  Object.assign(aws.state, { isSignedIn: true, concurrency: 1000, ringing: [], stack: undefined });
  aws.state.subscribers = { confirmed: 1, pending: 0 };
  google.state.voices = 'some';
  Object.assign(project, { tables: 200, keys: [{ alg: 'ES256' }], assigned: [] });
  folder = await mkdtemp(join(tmpdir(), 'stepcast-stage-'));
  await buildFfmpeg(join(folder, 'dist', 'ffmpeg'), X86_64);
  manager = await startSecretsManager({ region });
  ran = [];
  settings = {
    AWS_REGION: region,
    SUPABASE_URL: supabaseUrl,
    SUPABASE_DB_URL: database.postgres.url,
    SUPABASE_SERVICE_KEY: SECRET_KEY,
    MEDIA_BASE_URL: 'https://media.test',
    TELEGRAM_API_ID: String(telegram.apiId),
    TELEGRAM_API_HASH: telegram.apiHash,
    TELEGRAM_SESSION: telegram.session,
    TELEGRAM_PROXY: telegram.proxyUrl,
    GOOGLE_TTS_ENDPOINT: google.endpoint,
    INTERNAL_API_KEY: 'of-a-stage-16-letters',
  };
});
afterEach(async () => {
  await manager.close();
  await rm(folder, { recursive: true });
});

const run = async (args: string, env: Record<string, string> = {}) => {
  const lines = Object.entries(settings).map(([name, value]) => `${name}='${value}'`);
  await writeFile(join(folder, '.env.prod'), lines.join('\n'));
  let out = '';
  const output = {
    write(text: string) {
      out += text;
      return true;
    },
  };
  const program = stageProgram({
    ...{ env, folder, output },
    openAccount: () =>
      openAccount({
        region,
        access: {
          endpoint: world.aws.endpoint,
          secretsEndpoint: manager.endpoint,
          credentials: async () => ({ accessKeyId: 'local', secretAccessKey: 'local' }),
        },
      }),
    runStep: async ({ title }) => void ran.push(title),
  });
  const host: Parameters<typeof runProgram>[1]['host'] = { env, stdout: output, stderr: output };
  await runProgram(program, { argv: [...args.split(' '), '--stage', 'prod'], host });
  return { out, code: host.exitCode ?? 0 };
};
const put = () => run('secrets');

const holds = async (held: Partial<AccountState>) => {
  Object.assign(world.aws.state, held);
};

describe('a stage with everything', () => {
  it('is ready, and deploying it calls each step in its order', async () => {
    await put();
    const { out, code } = await run('check');
    expect(out).not.toContain('WRONG');
    expect(out).toContain('ok     Telegram: Signed in as');
    expect(code).toBe(0);

    const dry = await run('deploy --dry-run');
    expect(ran).toEqual([]);
    expect(dry.out).toMatch(
      /db push --yes --db-url <SUPABASE_DB_URL>[\s\S]*run package[\s\S]*serverless deploy --stage prod --region eu-central-1[\s\S]*--enable-termination-protection[\s\S]*UpdateSecret[\s\S]*deploy-console[\s\S]*GET <ApiUrl>/,
    );
    expect(dry.code).toBe(0);
  });

  it('is told which episode its smoke test would make, of one show alone', async () => {
    const dry = await run('smoke --dry-run --episode');
    expect(dry.out).toContain('the channel stepcast_smoke, and its show');
    expect(dry.out).toContain('an episode of Stepcast smoke');
    expect((await run('smoke --dry-run --show Check')).out).not.toContain('stepcast_smoke');
    const both = await run('smoke --dry-run --episode --show Check');
    expect(both.code).not.toBe(0);
    expect(both.out).toMatch(/'--episode' cannot be used with option '--show <show>'/);
  });

  it('that is deployed is watched by its alarms, unless it is deployed at once', async () => {
    await put();
    await holds({ stack: { status: 'UPDATE_COMPLETE', parameters: { SupabaseUrl: supabaseUrl } } });
    const alarm = 'arn:aws:cloudwatch:eu-central-1:123456789012:alarm:stepcast-prod-';
    expect((await run('deploy --dry-run')).out).toContain(
      `ROLLBACK_ALARMS=${alarm}episodes-failing,${alarm}control-machine-failing,${alarm}deliveries-failing npx serverless deploy`,
    );
    await holds({ ringing: ['stepcast-prod-episodes-failing'] });
    const atOnce = await run('deploy --dry-run --at-once');
    expect(atOnce.out).toContain('Stack: SHIFT=at-once npx serverless deploy');
    expect(atOnce.code).toBe(0);
  });

  it('that can’t be reached is told by the smoke test, in words', async () => {
    const outputs = { ApiUrl: 'http://127.0.0.1:1' };
    await holds({ stack: { status: 'UPDATE_COMPLETE', outputs } });
    const { out, code } = await run('smoke');
    expect(out).toContain("http://127.0.0.1:1 can't be reached: bad port. The stage is deployed;");
    expect(out).not.toContain('node:internal');
    expect(code).toBe(1);
  });

  it('is told without a value of its secrets', async () => {
    const told = [await put(), await run('check'), await run('deploy --dry-run')];
    const { SUPABASE_DB_URL, SUPABASE_SERVICE_KEY, TELEGRAM_SESSION, INTERNAL_API_KEY } = settings;
    for (const secret of [
      SUPABASE_DB_URL,
      SUPABASE_SERVICE_KEY,
      TELEGRAM_SESSION,
      INTERNAL_API_KEY,
    ]) {
      expect(told.map(({ out }) => out).join()).not.toContain(secret);
    }
  });

  it('puts secrets once, and only what has changed', async () => {
    expect((await run('secrets --dry-run')).out).toContain(
      'Would call secretsmanager CreateSecret',
    );
    expect((await put()).out).toContain(
      'stepcast/prod/database: Called secretsmanager CreateSecret with SUPABASE_SERVICE_KEY.',
    );
    settings['INTERNAL_API_KEY'] = 'another-of-16-letters';
    const again = (await put()).out;
    expect(again).toContain('stepcast/prod/database: holds SUPABASE_SERVICE_KEY already.');
    expect(again).toContain('stepcast/prod/authorizer: Called secretsmanager PutSecretValue');
  });

  it('that is deployed says who hears of its alarms', async () => {
    const topic = 'arn:aws:sns:eu-central-1:123456789012:stepcast-prod-AlarmTopic-1';
    const stack = { status: 'UPDATE_COMPLETE', outputs: { AlarmTopicArn: topic } };
    await holds({ stack });
    expect((await run('status')).out).toContain('Alarms are told to 1 confirmed address.');
    await holds({ stack, subscribers: { confirmed: 0, pending: 1 } });
    expect((await run('status')).out).toMatch(/Nobody is told.*isn’t confirmed.*the link/);
    await holds({ stack, subscribers: { confirmed: 0, pending: 0 } });
    expect((await run('status')).out).toContain(`aws sns subscribe --topic-arn ${topic}`);
  });

  it('that is deployed isn’t asked for its Telegram session', async () => {
    await put();
    await holds({ stack: { status: 'UPDATE_COMPLETE', parameters: { SupabaseUrl: supabaseUrl } } });
    expect((await run('check')).out).toContain('Telegram: Not asked');
  });
});

/** What is wrong, by who says so, with a word of what to do. */
const FAULTS: readonly (readonly [string, () => unknown, RegExp])[] = [
  [
    'no credentials',
    () => holds({ isSignedIn: false }),
    /WRONG {2}Credentials: .*invalid[\s\S]*aws sso login/,
  ],
  [
    'a secret that is missing',
    () => delete settings['INTERNAL_API_KEY'],
    /WRONG {2}Secret authorizer: There is no secret stepcast\/prod\/authorizer in eu-central-1: INTERNAL_API_KEY[\s\S]*stage -- secrets/,
  ],
  [
    'a key that a secret lacks',
    () => delete settings['TELEGRAM_SESSION'],
    /WRONG {2}Secret telegram: stepcast\/prod\/telegram lacks TELEGRAM_SESSION\.[\s\S]*stage -- secrets/,
  ],
  [
    'a publishable key in place of a secret one',
    () => (settings['SUPABASE_SERVICE_KEY'] = 'sb_publishable_x'),
    /WRONG {2}Database: SUPABASE_SERVICE_KEY is a publishable key[\s\S]*Take a secret key/,
  ],
  [
    'a legacy key',
    () => (settings['SUPABASE_SERVICE_KEY'] = 'eyJhbGciOiJIUzI1NiJ9.e30.x'),
    /WRONG {2}Database: SUPABASE_SERVICE_KEY is a legacy key[\s\S]*Take a secret key/,
  ],
  [
    'a database out of reach',
    () => (settings['SUPABASE_URL'] = 'http://127.0.0.1:1'),
    /WRONG {2}Database: [\s\S]*Nothing answers at SUPABASE_URL/,
  ],
  [
    'a database that is another project’s',
    () => (world.project.tables = 401),
    /WRONG {2}Database: .* answers 401[\s\S]*another project/,
  ],
  [
    'a shared secret that tokens are signed with',
    () => (world.project.keys = []),
    /WRONG {2}Signing keys: .*shared secret[\s\S]*ES256/,
  ],
  [
    'Google’s API not enabled',
    () => (world.google.state.voices = 'refused'),
    /WRONG {2}Google: .*(disabled|has not been used)[\s\S]*gcloud services enable/,
  ],
  [
    'no voices',
    () => (world.google.state.voices = 'none'),
    /WRONG {2}Google: .*no voice for English[\s\S]*GOOGLE_TTS_ENDPOINT/,
  ],
  [
    'ten functions at once',
    () => holds({ concurrency: 10 }),
    /WRONG {2}Lambda: The account runs 10 functions at once[\s\S]*Service Quotas/,
  ],
  [
    'more kept for the API than the account has to spare',
    () => {
      settings['API_CONCURRENCY'] = '20';
      return holds({ concurrency: 130 });
    },
    /WRONG {2}Lambda: .*API_CONCURRENCY would keep 40 of them[\s\S]*at least 140/,
  ],
  [
    'another stage’s database',
    () =>
      holds({
        stack: {
          status: 'CREATE_COMPLETE',
          parameters: { SupabaseUrl: 'https://other.supabase.co' },
        },
      }),
    /WRONG {2}Stack: stepcast-prod works with the database https:\/\/other\.supabase\.co[\s\S]*--other-database/,
  ],
  [
    'an alarm that would take a deployment back',
    () =>
      holds({
        stack: { status: 'UPDATE_COMPLETE', parameters: { SupabaseUrl: supabaseUrl } },
        ringing: ['stepcast-prod-episodes-failing'],
      }),
    /WRONG {2}Alarms: episodes-failing rings[\s\S]*runbooks\/episodes-failing\.md[\s\S]*--at-once/,
  ],
  [
    'a stack that was never whole',
    () => holds({ stack: { status: 'ROLLBACK_COMPLETE' } }),
    /WRONG {2}Stack: stepcast-prod is ROLLBACK_COMPLETE[\s\S]*delete-stack --region eu-central-1/,
  ],
  [
    'a stack half rolled back',
    () => holds({ stack: { status: 'UPDATE_ROLLBACK_FAILED' } }),
    /WRONG {2}Stack: stepcast-prod is UPDATE_ROLLBACK_FAILED[\s\S]*continue-update-rollback/,
  ],
  [
    'no address of its own for prod',
    () => delete settings['MEDIA_BASE_URL'],
    /WRONG {2}Address: [\s\S]*CDN_CERTIFICATE_ARN[\s\S]*--without-domain/,
  ],
  [
    'the ffmpeg of 2018 for prod',
    () => rm(join(folder, 'dist'), { recursive: true, force: true }),
    /WRONG {2}ffmpeg: .*2018[\s\S]*build-ffmpeg\.sh[\s\S]*--old-ffmpeg/,
  ],
];

/** What can't be asked then, and says so as well. */
const ALSO: Readonly<Record<string, number>> = {
  // Telegram has no session to be asked with.
  'a key that a secret lacks': 1,
  // The keys that it signs with are out of reach, too.
  'a database out of reach': 1,
};

describe('a stage with one fault', () => {
  it.each(FAULTS)(
    '%s is told with its remedy, and nothing is deployed',
    async (name, plant, words) => {
      await plant();
      await holds({ isSignedIn: true });
      await put();
      await plant();
      const { out, code } = await run('deploy');
      expect(out).toMatch(words);
      const also = ALSO[name] ?? 0;
      expect(out.match(/^WRONG/gm)).toHaveLength(1 + also);
      expect(code).toBe(1);
      expect(ran).toEqual([]);
      const dry = await run('deploy --dry-run');
      expect(dry.out).toMatch(words);
      expect(dry.code).toBe(1);
    },
  );

  it('another region in the shell', async () => {
    const { out, code } = await run('check', { AWS_REGION: 'us-east-1' });
    expect(out).toMatch(/shell’s region is us-east-1.*eu-central-1[\s\S]*export AWS_REGION/);
    expect(code).toBe(2);
  });

  it('a Telegram session that has ended', async () => {
    settings['TELEGRAM_SESSION'] = `${settings['TELEGRAM_SESSION']?.slice(0, -12)}AAAAAAAAAAAA`;
    await put();
    const { out } = await run('check');
    expect(out).toMatch(/WRONG {2}Telegram: [\s\S]*npm run telegram-login/);
  });

  it('one of several Telegram sessions that has ended, by its name', async () => {
    const dead = `${settings['TELEGRAM_SESSION']?.slice(0, -12)}AAAAAAAAAAAA`;
    settings['TELEGRAM_SESSIONS'] = JSON.stringify({ second: dead });
    await put();
    const { out } = await run('check');
    expect(out).toMatch(/WRONG {2}Telegram: The session "second"/);
    expect(out).not.toContain(dead);
  });

  it('a show that is assigned to a Telegram session that is gone', async () => {
    world.project.assigned = [{ podcast_id: 'a-show', telegram_session: 'second' }];
    await put();
    const { out, code } = await run('check');
    expect(out).toMatch(
      /WRONG {2}Telegram sessions: The show a-show is read by the session "second"; the stage has default\.\n.*--telegram-session/,
    );
    expect(code).toBe(1);
    settings['TELEGRAM_SESSIONS'] = JSON.stringify({ second: '1B' });
    await put();
    expect((await run('check')).out).toMatch(/ok {5}Telegram sessions: default, second; no show/);
  });
  it('two Telegram sessions of one account', async () => {
    const session = settings['TELEGRAM_SESSION'] ?? '';
    settings['TELEGRAM_SESSIONS'] = JSON.stringify({ second: session });
    await put();
    const { out, code } = await run('check');
    expect(out).toMatch(
      /WRONG {2}Telegram: The sessions default and second are of one account[\s\S]*another account/,
    );
    expect(out).toMatch(/WRONG {2}Telegram sessions: default and second are one and the same/);
    expect(out).not.toContain(session);
    expect(code).toBe(1);
  });

  it('no Telegram account at all is no fault', async () => {
    for (const name of ['API_ID', 'API_HASH', 'SESSION']) delete settings[`TELEGRAM_${name}`];
    await put();
    const { out } = await run('check');
    expect(out).toMatch(/ok {5}Secret telegram: There is no stepcast\/prod\/telegram/);
    expect(out).toMatch(/ok {5}Telegram: There is no Telegram account/);
    expect(out).toMatch(/ok {5}Telegram sessions: There is no Telegram account/);
  });

  it('Telegram sessions that no function could read', async () => {
    settings['TELEGRAM_SESSIONS'] = 'second=1B';
    await put();
    expect((await run('check')).out).toMatch(/WRONG {2}Telegram sessions: .*must be JSON/s);
  });

  it('a project that nothing was applied to yet is deployed to', async () => {
    const url = new URL(settings['SUPABASE_DB_URL'] ?? '');
    url.pathname = '/postgres';
    settings['SUPABASE_DB_URL'] = url.href;
    world.project.tables = 404;
    await put();
    expect((await run('check')).out).toMatch(/WRONG {2}Migrations: \d\d+ migrations/);
    expect((await run('deploy --dry-run')).code).toBe(0);
  });

  it('migrations that are missing, which deploying begins with', async () => {
    const client = new pg.Client({ connectionString: world.database.postgres.url });
    await client.connect();
    const TABLE = 'supabase_migrations.schema_migrations';
    const { rows } = await client.query(
      `delete from ${TABLE} where version = (select max(version) from ${TABLE}) returning *`,
    );
    await put();
    expect((await run('check')).out).toMatch(
      /WRONG {2}Migrations: 1 migrations .* not applied, such as \d{14}\.[\s\S]*stage -- deploy/,
    );
    expect((await run('deploy --dry-run')).code).toBe(0);
    const [{ version, name }] = rows;
    await client.query(`insert into ${TABLE} (version, name) values ($1, $2)`, [version, name]);
    await client.end();
  });
});
