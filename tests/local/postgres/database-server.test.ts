import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { access, chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { listen } from '../../../local/listen/index.ts';
import { FIRST_PORT, PORT_COUNT } from '../../../local/postgres/free-port.ts';
import { startPostgres } from '../../../local/postgres/index.ts';

// One folder for all tests, each of which leaves it stopped and whole: making a cluster is what takes time.
let home: string;
let dataDir: string;
beforeAll(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), 'stepcast-postgres-'));
  await chmod(home, 0o755);
  dataDir = path.join(home, 'data');
});
afterAll(() => rm(home, { recursive: true, force: true }));

const MODULE = path.join(import.meta.dirname, '../../../local/postgres/index.ts');

const ask = async (url: string, sql: string) => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
};

/** A process of its own that starts the server, says where, and waits to be killed. */
const startElsewhere = async () => {
  const script = `
    const { startPostgres } = await import(process.argv[1]);
    const server = await startPostgres({ dataDir: process.argv[2], ephemeral: true });
    console.log(server.url);
    setInterval(() => {}, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, MODULE, dataDir], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(child.stdout, 'data');
  return { url: String(line).trim(), kill: () => child.kill('SIGKILL'), gone: once(child, 'exit') };
};

test('is PostgreSQL 17 in UTC, and lets nobody in without the password', async () => {
  const server = await startPostgres({ dataDir, ephemeral: true });
  try {
    const [row] = await ask(
      server.url,
      `select current_setting('server_version') as version, current_setting('TimeZone') as zone, lower('ÄЖ') as lower`,
    );
    expect(row).toEqual({ version: expect.stringMatching(/^17\./), zone: 'UTC', lower: 'äж' });
    const stranger = `postgres://cluster_admin:guess@127.0.0.1:${server.port}/postgres`;
    await expect(ask(stranger, 'select 1')).rejects.toThrow('password authentication failed');
  } finally {
    await server.close();
  }
});

test('is reached by the socket in its folder too when it is ephemeral', async () => {
  const server = await startPostgres({ dataDir, ephemeral: true });
  try {
    const [row] = await ask(server.socketUrl ?? '', 'select inet_server_addr() as address');
    expect(row).toEqual({ address: null });
    const stranger = new URL(server.socketUrl ?? '');
    stranger.password = 'guess';
    await expect(ask(stranger.href, 'select 1')).rejects.toThrow('password authentication failed');
  } finally {
    await server.close();
  }
});

test('keeps its data and its password from one start to the next', async () => {
  const first = await startPostgres({ dataDir });
  await ask(first.url, 'create table kept_by_folder as select 7 as n');
  await first.close();
  const second = await startPostgres({ dataDir });
  try {
    expect(await ask(second.url, 'select n from kept_by_folder')).toEqual([{ n: 7 }]);
    expect(new URL(second.url).password).toBe(new URL(first.url).password);
    expect(second.socketUrl).toBeUndefined();
  } finally {
    await second.close();
  }
});

test('is taken over from a process that was killed, with what it had written', async () => {
  const killed = await startElsewhere();
  await ask(killed.url, 'create table kept as select 8 as n');
  killed.kill();
  await killed.gone;
  const server = await startPostgres({ dataDir, ephemeral: true });
  try {
    expect(await ask(server.url, 'select n from kept')).toEqual([{ n: 8 }]);
    await expect(ask(killed.url, 'select 1')).rejects.toThrow();
  } finally {
    await server.close();
  }
});

test('is not taken from a process that lives', async () => {
  const living = await startElsewhere();
  try {
    await expect(startPostgres({ dataDir })).rejects.toThrow(/is in use by process \d+/);
    expect(await ask(living.url, 'select 1 as n')).toEqual([{ n: 1 }]);
  } finally {
    living.kill();
    await living.gone;
  }
  await (await startPostgres({ dataDir })).close();
});

test('is not kept from starting by a lock file whose process id belongs to another program now', async () => {
  await (await startPostgres({ dataDir })).close();
  const lockFile = path.join(dataDir, 'cluster', 'postmaster.pid');
  // This very process, and a port where nobody listens.
  await writeFile(lockFile, [process.pid, dataDir, 1_700_000_000, 1, '', '127.0.0.1'].join('\n'));
  await (await startPostgres({ dataDir })).close();
});

test('is started again on its port when it is killed, with what it had, and says so', async () => {
  const told: string[] = [];
  const server = await startPostgres({ dataDir, onTrouble: (sentence) => told.push(sentence) });
  try {
    await ask(server.url, 'create table survived as select 9 as n');
    const [pid] = (await readFile(path.join(dataDir, 'cluster', 'postmaster.pid'), 'utf8')).split(
      '\n',
    );
    process.kill(Number(pid), 'SIGKILL');
    await expect
      .poll(() => ask(server.url, 'select n from survived').catch(() => []), { timeout: 30_000 })
      .toEqual([{ n: 9 }]);
    await expect.poll(() => told.at(-1)).toBe('PostgreSQL is up again.');
    expect(told[0]).toBe('PostgreSQL ended (SIGKILL). It is being started again.');
  } finally {
    await server.close();
  }
});

test('names the port that is taken', async () => {
  const taken = createServer().listen(0, '127.0.0.1');
  await once(taken, 'listening');
  const { port } = taken.address() as { port: number };
  await expect(startPostgres({ dataDir, port, ephemeral: true })).rejects.toThrow(
    `Port ${port} of 127.0.0.1 is in use`,
  );
  taken.close();
});

test('takes the next port where another program has the one that it tried', async () => {
  const taken = createServer();
  let port = FIRST_PORT;
  while ((await listen(taken, port, 'The other').catch(() => 0)) === 0) port += 1;
  const random = () => (port - FIRST_PORT + 0.5) / PORT_COUNT;
  const server = await startPostgres({ dataDir, ephemeral: true, random });
  try {
    expect(server.port).toBeGreaterThan(port);
    expect(await ask(server.url, 'select 1 as n')).toEqual([{ n: 1 }]);
  } finally {
    await server.close();
    taken.close();
  }
});

test('begins anew where a first start was cut off', async () => {
  await (await startPostgres({ dataDir, ephemeral: true })).close();
  await rm(path.join(dataDir, 'initialized'));
  await (await startPostgres({ dataDir, ephemeral: true })).close();
  await access(path.join(dataDir, 'initialized'));
});

test.runIf(process.getuid?.() === 0 && process.platform === 'linux')(
  'runs for root in a folder that only root may enter',
  async () => {
    await rm(dataDir, { recursive: true });
    await chmod(home, 0o700);
    for (const start of ['first', 'second']) {
      const server = await startPostgres({ dataDir, ephemeral: true });
      expect(await ask(server.url, `select '${start}' as start`)).toEqual([{ start }]);
      await server.close();
    }
    await chmod(home, 0o755);
  },
);
