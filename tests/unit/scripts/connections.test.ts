import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isOurs, namesOf } from '../../../local/stack/data-folder/data-folder.ts';
import { createConnections } from '../../../scripts/connections/connections.ts';
import { settingsOf } from '../../../scripts/connections/in-force.ts';
import { connectionsFile, openConnections } from '../../../scripts/connections/kept-connections.ts';
import type { ConnectionSettings } from '../../../scripts/connections/kinds.ts';

const SPEECH = {
  OPENAI_SPEECH_ENDPOINT: 'http://127.0.0.1:8880',
  OPENAI_SPEECH_API_KEY: 'a-key-that-nobody-may-see',
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stepcast-connections-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** Connections whose endpoints answer, or say why they don't. */
const open = ({
  env = {},
  key,
  refuses,
}: {
  env?: Record<string, string>;
  key?: string;
  refuses?: Error;
} = {}) => {
  const asked: ConnectionSettings[] = [];
  const connections = createConnections({
    store: openConnections(folder, key),
    env,
    ask: async (_, settings) => {
      asked.push(settings);
      if (refuses) throw refuses;
      return 'It answers.';
    },
  });
  return { connections, asked };
};

describe('connections at home', () => {
  it('are asked before they are kept, in a file of their owner’s alone', async () => {
    const { connections, asked } = open();
    expect(await connections.connect('speech', SPEECH)).toBe('It answers.');
    expect(asked).toEqual([SPEECH]);
    expect((await stat(connectionsFile(folder))).mode & 0o077).toBe(0);
    expect(await open().connections.inForce()).toEqual([
      { name: 'speech', from: 'data folder', settings: SPEECH },
    ]);
  });

  it('aren’t kept when they don’t answer', async () => {
    const refuses = new Error('The endpoint answered 401.');
    await expect(open({ refuses }).connections.connect('speech', SPEECH)).rejects.toBe(refuses);
    expect(await open().connections.inForce()).toEqual([]);
  });

  it('are no strangers in the data folder, and in no backup without secrets', () => {
    const file = basename(connectionsFile(folder));
    expect([isOurs(file), isOurs(`${file}.part`)]).toEqual([true, true]);
    expect(namesOf('secret')).toContain(file);
    expect(namesOf('setting')).not.toContain(file);
  });

  it('tell nothing secret again', async () => {
    const { connections } = open();
    await connections.connect('speech', SPEECH);
    const listed = await connections.list();
    expect(JSON.stringify(listed)).not.toContain(SPEECH.OPENAI_SPEECH_API_KEY);
    const speech = listed.find(({ name }) => name === 'speech');
    expect(speech?.fields).toContainEqual(
      expect.objectContaining({ setting: 'OPENAI_SPEECH_API_KEY', value: null, isSet: true }),
    );
  });

  it('keep a secret that isn’t given anew, but never for another address', async () => {
    const { connections, asked } = open();
    await connections.connect('speech', SPEECH);
    const { OPENAI_SPEECH_ENDPOINT } = SPEECH;
    const model = {
      OPENAI_SPEECH_ENDPOINT,
      OPENAI_SPEECH_MODEL: 'kokoro',
      OPENAI_SPEECH_API_KEY: '',
    };
    await connections.connect('speech', model);
    expect(asked.at(-1)).toEqual({ ...SPEECH, OPENAI_SPEECH_MODEL: 'kokoro' });
    await connections.connect('speech', { OPENAI_SPEECH_ENDPOINT: 'http://elsewhere.example' });
    expect(asked.at(-1)).toEqual({ OPENAI_SPEECH_ENDPOINT: 'http://elsewhere.example' });
  });

  it('say which part is missing', async () => {
    await expect(open().connections.connect('model', {})).rejects.toThrow(
      /Model endpoint: Address \(OPENAI_CHAT_ENDPOINT\) is missing/,
    );
  });

  it('are forgotten on request', async () => {
    const { connections } = open();
    await connections.connect('speech', SPEECH);
    await connections.remove('speech');
    expect(await connections.inForce()).toEqual([]);
    expect(await readFile(connectionsFile(folder), 'utf8')).not.toContain('nobody-may-see');
    await expect(connections.remove('speech')).rejects.toThrow(/isn't connected/);
  });

  describe('with STEPCAST_KEY', () => {
    it('are unreadable without it, and written over by nobody', async () => {
      const { connections } = open({ key: 'k' });
      await connections.connect('speech', SPEECH);
      const text = await readFile(connectionsFile(folder), 'utf8');
      expect(text).not.toContain('8880');
      expect(text).not.toContain('nobody-may-see');
      expect(await connections.isSealed()).toBe(true);
      for (const [key, says] of [
        [undefined, /are encrypted. Set STEPCAST_KEY/],
        ['other', /another key than STEPCAST_KEY/],
      ] as const) {
        const other = open(key === undefined ? {} : { key }).connections;
        await expect(other.inForce()).rejects.toThrow(says);
        await expect(other.connect('gemini', { GEMINI_API_KEY: 'g' })).rejects.toThrow(says);
      }
      expect(await readFile(connectionsFile(folder), 'utf8')).toBe(text);
    });

    it('are encrypted by the next change where they weren’t', async () => {
      await open().connections.connect('speech', SPEECH);
      const { connections } = open({ key: 'k' });
      expect(await connections.isSealed()).toBe(false);
      await connections.connect('gemini', { GEMINI_API_KEY: 'g' });
      expect(await connections.isSealed()).toBe(true);
      expect((await connections.inForce()).map(({ name }) => name)).toEqual(['speech', 'gemini']);
    });
  });

  describe('beside an environment', () => {
    const env = { OPENAI_SPEECH_ENDPOINT: 'http://of.the.environment' };

    it('give way to it as a whole: no kept key goes to its address', async () => {
      await open().connections.connect('speech', SPEECH);
      expect(await open({ env }).connections.inForce()).toEqual([
        { name: 'speech', from: 'environment', settings: env },
      ]);
    });

    it('aren’t changed or forgotten in its place', async () => {
      const { connections } = open({ env });
      await expect(connections.connect('speech', SPEECH)).rejects.toThrow(/set by the environment/);
      await expect(connections.remove('speech')).rejects.toThrow(/OPENAI_SPEECH_ENDPOINT/);
    });
  });

  it('turn the stack to Google’s own address and quota', async () => {
    const { connections } = open();
    await connections.connect('google', { GOOGLE_CREDENTIALS_JSON: '{"a":1}' });
    expect(settingsOf(await connections.inForce(), {})).toEqual({
      ...{ GOOGLE_TTS_ENDPOINT: '', SPEECH_CONCURRENCY: '', SPEECH_REQUESTS_PER_MINUTE: '' },
      GOOGLE_CREDENTIALS_JSON: '{"a":1}',
    });
    expect(settingsOf([], { LANGUAGE_MODEL_FALLBACKS: 'openai', HOME: '/root' })).toEqual({
      LANGUAGE_MODEL_FALLBACKS: 'openai',
    });
  });
});
