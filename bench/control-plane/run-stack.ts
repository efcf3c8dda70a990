import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSecrets, startStack } from '../../local/stack/index.ts';
import { SAMPLE_EXPORT } from '../../local/telegram/sample/index.ts';
import { createConnections } from '../../scripts/connections/connections.ts';
import { openConnections } from '../../scripts/connections/kept-connections.ts';
import { windowOf } from '../../scripts/demo/window-of.ts';
import { fillDatabase } from './fill-database.ts';

// The embedded stack in a process of its own, so that whoever measures it does not slow it down.
const dataDir = await mkdtemp(join(tmpdir(), 'bench-stack-'));
const secrets = createSecrets();
const [shows, kind] = process.argv.slice(2);
const hasConsole = kind === 'console';
const stack = await startStack({
  ...{ dataDir, exports: [SAMPLE_EXPORT], secrets },
  console: hasConsole,
  ...(hasConsole && {
    connections: createConnections({ store: openConnections(dataDir, undefined), env: {} }),
  }),
});
try {
  const episodes = await fillDatabase(stack.supabase.query, Number(shows));
  const { channels } = stack.telegram;
  process.send?.({
    api: stack.api,
    aws: {
      stepFunctionsUrl: stack.addresses['Step Functions'],
      queueUrl: stack.queueUrl('intake'),
      deadLettersUrl: stack.queueUrl('intake-dead-letters'),
      secretAccessKey: secrets.s3SecretAccessKey,
      episodeMachineArn: stack.episodeMachineArn,
    },
    supabase: { url: stack.supabase.url, serviceKey: stack.supabase.serviceKey },
    channels: channels.map(({ username, title }) => ({ username, title })),
    window: windowOf(
      channels.flatMap(({ messages }) => messages),
      undefined,
      undefined,
    ),
    episodes,
  });
  await once(process, 'disconnect');
} finally {
  await stack.close();
  await rm(dataDir, { recursive: true, force: true });
}
