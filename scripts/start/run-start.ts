import { makeDataFolder, startStack } from '../../local/stack/index.ts';
import type { Channel } from '../../local/telegram/index.ts';
import { loadConfig } from '../../src/runtime/config.ts';
import { createChannelService } from '../channels/channel-service.ts';
import { createChatService } from '../channels/chat-service.ts';
import { createExportService } from '../channels/export-service.ts';
import { openHomeExports, putChannel } from '../channels/home-exports.ts';
import { applyChoices } from '../channels/kept-choices.ts';
import { keepExports } from '../channels/kept-exports.ts';
import { alertChannelsAmong } from '../connections/alerts/alert-channels.ts';
import { createConnections } from '../connections/connections.ts';
import { connectionsAtOnce, followConnections } from '../connections/follow-connections.ts';
import { openConnections } from '../connections/kept-connections.ts';
import { CONNECTIONS } from '../connections/kinds.ts';
import { createTelegramAtHome } from '../connections/telegram/at-home.ts';
import { createTelegramSignIn } from '../connections/telegram/sign-in.ts';
import { openDatabase } from '../demo/add-show.ts';
import { describeUsername } from '../demo/describe-username.ts';
import { waitForInterruption } from '../demo/interruption.ts';
import { measureDisk } from '../disk/disk-use.ts';
import { printText } from '../terminal/print.ts';
import { createVoiceSamples } from '../voices/voice-samples.ts';
import { keepAdmin } from './admin.ts';
import { readAlertSettings } from './alerts/alert-settings.ts';
import { startAlerting } from './alerts/start-alerting.ts';
import { readNewExports } from './bring-in-exports.ts';
import { checkNames } from './check-names.ts';
import { checkPorts } from './check-ports.ts';
import { enterChanges } from './enter-changes.ts';
import { addFirstShows } from './first-shows.ts';
import { lockFolder } from './folder-lock.ts';
import { greeting } from './greeting.ts';
import { keepAddress } from './kept-address.ts';
import { keepSecrets, secretsFile } from './kept-secrets.ts';
import { moveAddresses } from './move-addresses.ts';
import type { StartOptions } from './options.ts';
import { keepSamples } from './recent-samples.ts';
import { renameChannels } from './rename-channels.ts';
import { writeStackFacts } from './stack-facts.ts';

const start = async (options: StartOptions) => {
  const { dataDir, exports, usernames, newPassword } = options;
  const startedAt = performance.now();
  printText('Starting the stack …');
  const publicAddress = await keepAddress(dataDir, options.publicUrl, options.publicListen);
  const { public: publicPort, ...others } = options.ports;
  const ports = publicAddress ? { ...others, public: publicPort } : others;
  await checkPorts(ports);
  const secrets = await keepSecrets(dataDir);
  const kept = await keepExports(dataDir, exports, usernames);
  const tell = (sentence: string) => printText(`  ! ${sentence}`);
  const alerting = await readAlertSettings(dataDir, process.env);
  const kinds = createConnections({
    store: openConnections(dataDir, process.env['STEPCAST_KEY']),
    env: process.env,
  });
  const connected = await kinds.inForce();
  const followed = await followConnections({
    ...{ connections: kinds, dataDir, tell, env: process.env },
  });
  const connections = connectionsAtOnce(kinds, followed);
  const atHome = createTelegramAtHome(connections);
  const { MONTHLY_CAP_USD: monthlyCapUsd } = loadConfig(['monthlyCap'], followed.settings());
  const samples = await keepSamples(dataDir);
  const stack = await startStack({
    dataDir,
    // They lie in the bucket; what has none is asked of Telegram itself.
    exports: [],
    ports,
    ...(publicAddress && { publicAddress }),
    secrets,
    settings: followed.settings(),
    connections,
    signIn: createTelegramSignIn(connections),
    elsewhere: atHome,
    channels: (world) =>
      createChannelService({ atHome, exports: openHomeExports(world.storage.s3), ...world }),
    chats: createChatService(atHome),
    exportsIn: ({ storage, supabase }) =>
      createExportService({ dataDir, exports: openHomeExports(storage.s3), supabase }),
    voiceSamples: (speechEndpoint) =>
      createVoiceSamples({ dataDir, speechEndpoint, settings: followed.settings }),
    disk: { measure: () => measureDisk(dataDir) },
    console: true,
    onTrouble: tell,
    onUpgrade: (kept) =>
      tell(
        `The database is brought up to this version. As it was before, everything is kept in ${kept}.`,
      ),
  });
  const close = async () => {
    followed.close();
    await stack.close();
    await atHome.close();
  };
  try {
    const database = openDatabase(stack.supabase.url, stack.supabase.serviceKey);
    const homeExports = openHomeExports(stack.s3);
    const sampled = await readNewExports(samples, kept);
    const read = await readNewExports(kept.files, kept);
    const channels = read.flatMap((each) => each.channels);
    const password = await keepAdmin(stack, database, newPassword);
    const nameless = channels.filter(({ usernameFrom }) => usernameFrom !== 'given');
    checkNames(nameless, kept);
    for (const sentence of nameless.flatMap(describeUsername)) tell(sentence);
    // Their files are kept whatever becomes of their shows.
    await kept.save([]);
    for (const each of [...sampled, ...read]) {
      for (const channel of each.channels) await putChannel(homeExports, channel);
    }
    await renameChannels(stack, homeExports, channels, kept);
    await applyChoices(dataDir, homeExports);
    await followed.follow(stack.configure);
    const entered = await enterChanges(stack.supabase, dataDir, tell);
    const moved = await moveAddresses(stack);
    if (moved > 0)
      tell(`The feeds of ${moved} shows move to ${stack.mediaUrl}: they are written again.`);
    const settled = new Set(kept.channels);
    await addFirstShows(database, {
      samples: sampled.flatMap((each) => each.channels),
      channels,
      known: kept.channels,
      keep: async (cast) => {
        await kept.save(cast);
        for (const { username } of cast) settled.add(username);
      },
      tell,
    });
    // One whose show was refused is read again at the next start, and its show tried again.
    const isSettled = ({ username }: Channel) => settled.has(username);
    const done = read.filter((each) => each.channels.every(isSettled));
    const samplesDone = sampled.flatMap((each) => each.channels).some(isSettled) ? sampled : [];
    await kept.take([...samplesDone, ...done].map(({ file }) => file));
    await writeStackFacts(dataDir, {
      apiUrl: stack.api.url,
      stepFunctionsUrl: stack.addresses['Step Functions'] ?? '',
      episodeMachineArn: stack.episodeMachineArn,
      supabaseUrl: stack.supabase.url,
      supabasePublishableKey: stack.supabase.publishableKey,
    });
    printText(
      greeting({
        addresses: stack.addresses,
        publicPort: stack.publicPort,
        consoleUrl: stack.api.url,
        dataDir,
        apiKeyFile: secretsFile(dataDir),
        password,
        connected: connected.map(({ name, from }) => `${CONNECTIONS[name].title} (${from})`),
        missingExports: kept.missing,
        startedInMs: performance.now() - startedAt,
      }),
    );
    const told = async () => alertChannelsAmong(await connections.inForce());
    const alerts = startAlerting(stack, { ...alerting, monthlyCapUsd }, dataDir, told, tell);
    return {
      close: async () => {
        entered.close();
        await alerts.close();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
};

/**
 * Starts the lasting stack on a folder that is this process's alone, and stops it at Ctrl+C. A second
 * Ctrl+C ends the process at once; the next start puts in order what that leaves.
 */
export const runStart = async (options: StartOptions): Promise<void> => {
  const { interrupted } = waitForInterruption();
  let isStopping = false;
  const stopping = interrupted.then(() => {
    isStopping = true;
  });
  makeDataFolder(options.dataDir);
  const lock = lockFolder(options.dataDir);
  try {
    const stack = await start(options);
    await stopping;
    printText('\nStopping …');
    await stack.close();
  } catch (error) {
    // Ctrl+C reaches PostgreSQL by itself: a start that it interrupts fails, as it should.
    if (!isStopping) throw error;
    process.exitCode = 130;
  } finally {
    lock.release();
  }
};
