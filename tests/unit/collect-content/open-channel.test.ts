import { describe, expect, it } from 'vitest';
import type {
  ChannelReference,
  ChannelSource,
} from '../../../src/collect-content/channel-source.ts';
import { openChannel } from '../../../src/collect-content/open-channel.ts';
import { StaleChannelReference } from '../../../src/collect-content/telegram-errors.ts';
import { inMemoryDirectory } from '../../support/in-memory-directory.ts';

const SESSION = 'session';
const reference = (accessHash: string): ChannelReference => ({
  username: 'mill',
  id: '5',
  accessHash,
  title: 'The Mill',
});

/** A source that knows one channel, under one access hash. */
const sourceWith = (valid: string, resolvesTo = valid) => {
  const source = {
    resolved: 0,
    resolve: async () => {
      source.resolved += 1;
      return reference(resolvesTo);
    },
    readPage: async ({ accessHash }: ChannelReference) => {
      if (accessHash !== valid) throw new StaleChannelReference('stale');
      return [];
    },
    download: async () => new Uint8Array(),
    disconnect: async () => undefined,
  } satisfies ChannelSource & { resolved: number };
  return source;
};

describe('openChannel', () => {
  it('resolves a name once and remembers it', async () => {
    const directory = inMemoryDirectory();
    const source = sourceWith('1');
    const first = await openChannel(source, directory, SESSION, 'mill');
    await openChannel(source, directory, SESSION, 'mill');
    expect(first.title).toBe('The Mill');
    expect(source.resolved).toBe(1);
  });

  it('remembers per session: an access hash is good for one account alone', async () => {
    const directory = inMemoryDirectory();
    const source = sourceWith('1');
    await openChannel(source, directory, SESSION, 'mill');
    await openChannel(source, directory, 'another', 'mill');
    expect(source.resolved).toBe(2);
  });

  it('forgets a reference that Telegram no longer accepts and resolves it again', async () => {
    const directory = inMemoryDirectory();
    await directory.save(SESSION, reference('old'));
    const source = sourceWith('new');
    const channel = await openChannel(source, directory, SESSION, 'mill');
    expect(await channel.readPage({ beforeId: 1 })).toEqual([]);
    expect(source.resolved).toBe(1);
    expect((await directory.find(SESSION, 'mill'))?.accessHash).toBe('new');
  });

  it('does so once: what is refused again is an error', async () => {
    const directory = inMemoryDirectory();
    await directory.save(SESSION, reference('old'));
    const source = sourceWith('new', 'wrong');
    const channel = await openChannel(source, directory, SESSION, 'mill');
    await expect(channel.readPage({ beforeId: 1 })).rejects.toThrow(StaleChannelReference);
    await expect(channel.readPage({ beforeId: 1 })).rejects.toThrow(StaleChannelReference);
    expect(source.resolved).toBe(1);
  });
});
