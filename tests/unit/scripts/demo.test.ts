import { describe, expect, it } from 'vitest';
import { InvalidOption } from '../../../scripts/command-line/invalid-option.ts';
import { describeUsername } from '../../../scripts/demo/describe-username.ts';
import { guessLanguage } from '../../../scripts/demo/guess-language.ts';
import { type DemoOptions, demoProgram } from '../../../scripts/demo/options.ts';
import { noEpisode } from '../../../scripts/demo/outcome.ts';
import { finishedLine } from '../../../scripts/demo/progress-view.ts';
import { summarizeStates } from '../../../scripts/demo/state-summary.ts';
import { windowOf } from '../../../scripts/demo/window-of.ts';
import { optionsOf } from '../../support/run-program.ts';

const readOptions = (argv: readonly string[]) => optionsOf<DemoOptions>(demoProgram, argv);

describe('the options of the demo', () => {
  it('are the sample channel and five minutes when nothing is said', async () => {
    expect(await readOptions([])).toEqual({ exports: [], usernames: [], minutes: 5 });
  });

  it('take several exports', async () => {
    expect(await readOptions(['--export', 'a.json', '--export', 'b.json'])).toMatchObject({
      exports: ['a.json', 'b.json'],
    });
  });

  it('take one end of a period alone, and both', async () => {
    const from = new Date('2026-02-01T00:00:00Z');
    const until = new Date('2026-02-02T00:00:00Z');
    expect(await readOptions(['--from', '2026-02-01'])).toMatchObject({ from });
    expect(await readOptions(['--until', '2026-02-02'])).toMatchObject({ until });
    expect(
      await readOptions(['--from', '2026-02-01', '--until', '2026-02-02', '--json', '--keep']),
    ).toMatchObject({ from, until, json: true, keep: true });
  });

  it('take the usernames of the channels, in any form that people write them', async () => {
    const argv = ['--export', 'a.json', '--export', 'b.json'];
    expect(
      await readOptions([...argv, '--username', '@PythonEtc', '--username', 't.me/quay_news']),
    ).toMatchObject({ usernames: ['pythonetc', 'quay_news'] });
  });

  it.each([
    [['--username', 'quay_news'], /1 names for 0 exports/],
    [
      ['--export', 'a.json', '--username', 'https://t.me/+AbCdEf'],
      /AbCdEf' is invalid. It names no/,
    ],
    [
      ['--export', 'a', '--export', 'b', '--username', 'quay_news', '--username', '@Quay_News'],
      /--username quay_news: two exports/,
    ],
    [['--exprot', 'a.json'], /Unknown option '--exprot'. Did you mean --export\?/],
    [['--from', 'yesterday'], /'yesterday' is invalid. Write a day/],
    [['--from', '2026-02-02', '--until', '2026-02-01'], /is not before/],
    [['--minutes', 'long'], /'long' is invalid. Write a number from 1 to 120/],
    [['--minutes', '0.5'], /'0.5' is invalid/],
    [['--language', 'English'], /'English' is invalid. Write a language and a region/],
    [['result.json'], /Too many arguments/],
  ])('refuse %j and say why', async (argv, message) => {
    await expect(readOptions(argv)).rejects.toThrow(InvalidOption);
    await expect(readOptions(argv)).rejects.toThrow(message);
  });
});

describe('what the demo says of a username', () => {
  const channel = { title: 'Mill', username: 'mill_news' };

  it('is nothing when it was given, and where it comes from otherwise', () => {
    expect(describeUsername({ ...channel, usernameFrom: 'given' })).toEqual([]);
    expect(describeUsername({ ...channel, usernameFrom: 'links' })[0]).toContain(
      'Mill is taken for @mill_news',
    );
    expect(describeUsername({ ...channel, usernameFrom: 'id' })[0]).toContain(
      'open for its members alone',
    );
    expect(describeUsername({ ...channel, usernameFrom: 'name' })[0]).toMatch(
      /@mill_news is made up, so links .* lead nowhere.* --username NAME/,
    );
  });
});

it('tells programs of a mistake in the shape of an outcome', () => {
  expect(noEpisode(new InvalidOption('--minutes long: write a number.'))).toEqual({
    episodeId: null,
    executionArn: null,
    status: 'failed',
    files: {},
    durationMs: null,
    states: [],
    error: { name: 'InvalidOption', message: '--minutes long: write a number.' },
  });
});

describe('the guess of a language', () => {
  it.each([
    ['A post in English with one слово', 'en-US'],
    ['שלום לכולם from Haifa', 'he-IL'],
    ['Добрый вечер, сегодня откроют мост.', 'ru-RU'],
    ['Добрий вечір, сьогодні відкриють міст.', 'uk-UA'],
    ['Guten Abend, heute wird die Brücke geöffnet.', 'de-DE'],
    ['大家晚上好，今天新桥正式开放通车。', 'zh-CN'],
    ['1234', 'en-US'],
  ])('for %j is %s', async (text, language) => {
    expect(await guessLanguage([text])).toBe(language);
  });
});

describe('the summary of the states', () => {
  const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second));

  it('counts the calls of a task and gives a Fail state the end of the execution', () => {
    const visits = summarizeStates([
      { type: 'ExecutionStarted', timestamp: at(0) },
      { type: 'TaskStateEntered', timestamp: at(1), stateEnteredEventDetails: { name: 'A' } },
      { type: 'TaskScheduled', timestamp: at(1) },
      { type: 'TaskFailed', timestamp: at(2), taskFailedEventDetails: { error: 'Once' } },
      { type: 'TaskScheduled', timestamp: at(3) },
      { type: 'TaskStateExited', timestamp: at(4), stateExitedEventDetails: { name: 'A' } },
      { type: 'FailStateEntered', timestamp: at(5), stateEnteredEventDetails: { name: 'B' } },
      {
        type: 'ExecutionFailed',
        timestamp: at(6),
        executionFailedEventDetails: { error: 'Broken' },
      },
    ]);
    const [a, b] = [at(1), at(5)].map((time) => ({ enteredAt: time.toISOString() }));
    expect(visits).toEqual([
      { name: 'A', ...a, exitedAt: at(4).toISOString(), attempts: 2 },
      { name: 'B', ...b, exitedAt: at(6).toISOString(), attempts: 1, error: 'Broken' },
    ]);
    expect(visits.map(finishedLine)).toEqual([
      '  ✓ A                        3.0 s   called 2 times',
      '  ✗ B                        1.0 s   Broken',
    ]);
  });

  it('marks a state that a Catch has led out of, with its error', () => {
    const visits = summarizeStates([
      { type: 'TaskStateEntered', timestamp: at(1), stateEnteredEventDetails: { name: 'A' } },
      { type: 'LambdaFunctionScheduled', timestamp: at(1) },
      {
        type: 'LambdaFunctionFailed',
        timestamp: at(2),
        lambdaFunctionFailedEventDetails: { error: 'ScriptEmpty' },
      },
      { type: 'TaskStateExited', timestamp: at(2), stateExitedEventDetails: { name: 'A' } },
      { type: 'TaskStateEntered', timestamp: at(3), stateEnteredEventDetails: { name: 'Mark' } },
      { type: 'TaskScheduled', timestamp: at(3) },
      { type: 'TaskStateExited', timestamp: at(4), stateExitedEventDetails: { name: 'Mark' } },
    ]);
    expect(visits.map(({ error }) => error)).toEqual(['ScriptEmpty', undefined]);
  });
});

describe('the window of the demo', () => {
  const posts = [{ date: 1_750_000_000 }, { date: 1_750_086_400 }];

  it('holds every post, the last one included', () => {
    expect(windowOf(posts, undefined, undefined)).toEqual({
      from: '2025-06-15T15:06:40.000Z',
      until: '2025-06-16T15:06:41.000Z',
    });
  });

  it('says when the posts are when it lies after the last or before the first', () => {
    expect(() => windowOf(posts, new Date('2030-01-01'), undefined)).toThrow(
      /--from 2030-01-01T.* lies after the last post: the posts run from 2025-06-15.* to 2025-06-16/,
    );
    expect(() => windowOf(posts, undefined, new Date('2020-01-01'))).toThrow(
      /--until 2020-01-01T.* lies before the first post: the posts run from 2025-06-15/,
    );
  });
});
