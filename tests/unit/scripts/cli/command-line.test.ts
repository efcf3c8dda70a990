import { describe, expect, it } from 'vitest';
import { readCommandLine } from '../../../../scripts/cli/command-line.ts';
import { InvalidOption } from '../../../../scripts/command-line/invalid-option.ts';

const commandOf = (...argv: string[]) => {
  const given = readCommandLine(argv);
  if (given === 'help') throw new Error('read as a call for help');
  return given.command;
};

describe('a command line', () => {
  it('names a command and what it works on', () => {
    expect(commandOf('shows')).toEqual({ name: 'shows list' });
    expect(commandOf('shows', 'list')).toEqual({ name: 'shows list' });
    expect(commandOf('shows', 'show', 'Tide Mill')).toEqual({
      name: 'shows show',
      show: 'Tide Mill',
    });
    expect(commandOf('status', 'an-id', '--watch')).toEqual({
      name: 'status',
      episode: 'an-id',
      watch: true,
    });
    expect(commandOf('retry', 'an-id', '--from', 'audio')).toEqual({
      name: 'retry',
      episode: 'an-id',
      from: 'audio',
      watch: false,
    });
    expect(commandOf('episodes', 'x', '--limit', '5')).toMatchObject({ limit: 5 });
    expect(commandOf('cancel', 'x')).toEqual({ name: 'cancel', episode: 'x' });
    expect(commandOf('webhooks')).toEqual({ name: 'webhooks list' });
    expect(commandOf('webhooks', 'add', 'https://a.test', '--show', 'Mill')).toEqual({
      name: 'webhooks add',
      url: 'https://a.test',
      show: 'Mill',
    });
    expect(commandOf('webhooks', 'enable', 'x')).toEqual({ name: 'webhooks enable', webhook: 'x' });
  });

  it('gives generate a period', () => {
    expect(commandOf('generate', 'x', '--from', '2026-09-01')).toEqual({
      name: 'generate',
      show: 'x',
      from: new Date('2026-09-01T00:00:00Z'),
      until: undefined,
      watch: false,
    });
  });

  it('signs up a show from several channels, by name, @name or link', () => {
    const argv = [
      'shows',
      'add',
      '--title',
      'T',
      '--channel',
      '@one_one',
      '--channel',
      'https://t.me/two_two/7',
    ];
    expect(commandOf(...argv, '--minutes', '2.5', '--intro-audio', 'https://a.test/i.mp3')).toEqual(
      {
        name: 'shows add',
        settings: {
          title: 'T',
          channels: ['one_one', 'two_two'],
          language: undefined,
          minutes: 2.5,
          format: undefined,
          description: undefined,
          image: undefined,
          introAudio: 'https://a.test/i.mp3',
          outroAudio: undefined,
          introText: undefined,
          outroText: undefined,
          category: undefined,
          explicit: undefined,
          paused: undefined,
          voices: undefined,
          paces: undefined,
          pitches: undefined,
          writer: undefined,
        },
      },
    );
  });

  it('gives speakers voices, a pace and a pitch, or what they have by themselves', () => {
    const voices = ['--voice', 'default', '--voice', 'en-US-Neural2-D'];
    const argv = ['shows', 'edit', 'Mill', ...voices, '--pace', '1.1', '--pitch=-2'];
    expect(commandOf(...argv)).toMatchObject({
      settings: { voices: [null, 'en-US-Neural2-D'], paces: [1.1], pitches: [-2] },
    });
    expect(commandOf('voices', 'he-IL')).toEqual({ name: 'voices', language: 'he-IL' });
    expect(() => commandOf('shows', 'edit', 'Mill', '--pace', 'slow')).toThrow(
      '--pace slow: write a number, or default.',
    );
  });

  it('changes a show', () => {
    expect(commandOf('shows', 'edit', 'Mill', '--channel', '@one_one', '--pause')).toMatchObject({
      name: 'shows edit',
      show: 'Mill',
      settings: { channels: ['one_one'], paused: true, title: undefined },
    });
  });

  it('removes what a show need not have by the word none', () => {
    const files = ['--image', 'none', '--intro-audio', 'none', '--outro-audio', 'none'];
    const texts = ['--intro-text', 'none', '--outro-text', 'none', '--description', 'none'];
    expect(commandOf('shows', 'edit', 'Mill', ...files, ...texts)).toMatchObject({
      settings: {
        image: null,
        introAudio: null,
        outroAudio: null,
        introText: null,
        outroText: null,
        description: '',
      },
    });
  });

  it('deletes a show only when that is confirmed', () => {
    expect(commandOf('shows', 'delete', 'Mill', '--yes')).toEqual({
      name: 'shows delete',
      show: 'Mill',
    });
    expect(() => commandOf('shows', 'delete', 'Mill')).toThrow('Add --yes');
  });

  it('says where to', () => {
    expect(readCommandLine(['shows', '--json', '--url', 'https://a.test', '--key', 'k'])).toEqual({
      command: { name: 'shows list' },
      options: { json: true, dataDir: undefined, url: 'https://a.test', key: 'k' },
    });
  });

  it.each([[['--help']], [['help']], [['shows', '--help']]])('%j asks for help', (argv) => {
    expect(readCommandLine(argv)).toBe('help');
  });

  it.each([
    [[], 'Which command?'],
    [['frobnicate'], 'There is no command frobnicate'],
    [['shows', 'frobnicate'], 'There is no command shows frobnicate'],
    [['toString'], 'There is no command toString'],
    [['status'], 'status needs <episode>'],
    [['generate', 'Tide', 'Mill'], 'Mill is too much'],
    [['cancel', 'x', '--watch'], 'cancel knows no --watch'],
    [['status', 'x', '--from', 'audio'], 'status knows no --from'],
    [['shows', '--frob'], '--frob'],
    [['retry', 'x', '--from', 'feed'], 'write one of collect, script, audio'],
    [['generate', 'x', '--from', 'yesterday'], 'not a date'],
    [['generate', 'x', '--until', '2026-09-01'], '--until needs --from'],
    [['generate', 'x', '--from', '2026-09-02', '--until', '2026-09-01'], 'is not before'],
    [['episodes', 'x', '--limit', '0'], 'write a whole number from 1 to 100'],
    [['episodes', 'x', '--limit', '2.5'], 'write a whole number from 1 to 100'],
    [['shows', 'add', '--title', 'T'], 'at least one --channel'],
    [['shows', 'edit', 'T'], 'at least one setting'],
    [['shows', 'edit', 'T', '--pause', '--resume'], 'not both'],
    [
      ['shows', 'edit', 'T', '--channel', 'https://t.me/joinchat/AAAAAE12345'],
      '--channel https://t.me/joinchat/AAAAAE12345: no public channel',
    ],
    [
      ['shows', 'add', '--title', 'T', '--channel', 'mill', '--pause'],
      'shows add knows no --pause',
    ],
    [['shows', 'add', '--title', 'T', '--channel', 'mill', '--format', 'duo'], 'single-speaker'],
  ])('%j is refused: %s', (argv, reason) => {
    expect(() => readCommandLine(argv)).toThrow(InvalidOption);
    expect(() => readCommandLine(argv)).toThrow(reason);
  });
});
