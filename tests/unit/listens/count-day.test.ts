import { describe, expect, test } from 'vitest';
import { type LoggedRequest, readAccessLog } from '../../../src/listens/access-log.ts';
import { createDayCount } from '../../../src/listens/count-day.ts';

// The rules are those of the IAB Podcast Measurement Technical Guidelines, versions 2.1 (March 2021) and 2.2:
// https://iabtechlab.com/standards/podcast-measurement-guidelines/
// All cases are of section 5, "Recommended Process for Measurement": docs/listens.md says which of its steps.
// Each case was counted by hand. The sound is 600 s at 128 kbit/s, so that a minute has 960,000 bytes, behind a
// tag of 100,000 bytes.
const SHOW = '7c9f5f5e-0e5a-4a7f-8a2b-1d2c3b4a5f60';
const EPISODE = '1b671a64-40d5-491e-99b0-da01ff1f3341';
const OTHER = '2c5ea4c0-4067-41e9-8bad-9b1deb4d3b7d';
const SOUND = { sizeBytes: 9_700_000, tagBytes: 100_000, durationMs: 600_000 };
const SHORT = { sizeBytes: 580_000, tagBytes: 100_000, durationMs: 30_000 };
const OVERCAST = 'Overcast/3.0 (+http://overcast.fm/; iOS podcast app)';
const SAFARI =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Mobile/15E148 Safari/604.1';

const pathOf = (episodeId: string, name = 'aa') =>
  `/podcasts/${SHOW}/${episodeId}/audio/${name}.mp3`;
const request = (over: Partial<LoggedRequest> = {}): LoggedRequest => ({
  ...{ day: '2026-11-29', address: '203.0.113.7', method: 'GET', status: 200, agent: OVERCAST },
  ...{ path: pathOf(EPISODE), sentBytes: 9_700_000, firstByte: 0 },
  ...over,
});
/** A part of the file: what was sent from a byte on. */
const part = (firstByte: number, sentBytes: number, over: Partial<LoggedRequest> = {}) =>
  request({ status: 206, firstByte, sentBytes, ...over });

const count = (requests: readonly LoggedRequest[], day = '2026-11-29') => {
  const counting = createDayCount(day, Buffer.from('salt'));
  for (const one of requests) counting.add(one);
  return counting.listens(
    new Map([
      [EPISODE, SOUND],
      [OTHER, SHORT],
    ]),
  );
};
const downloads = (requests: readonly LoggedRequest[], day?: string) =>
  count(requests, day).reduce((total, one) => total + one.downloads, 0);

describe('what is a download', () => {
  test.each<readonly [string, readonly LoggedRequest[], number]>([
    ['the whole file', [request()], 1],
    ['a minute of it, behind the tag', [part(0, 1_060_000)], 1],
    ['a byte less than a minute', [part(0, 1_059_999)], 0],
    [
      'the tag and less than a minute, though more bytes than a minute has',
      [part(0, 1_000_000)],
      0,
    ],
    ['a whole file that was broken off before the minute', [request({ sentBytes: 500_000 })], 0],
    ['a minute from the middle', [part(5_000_000, 960_000)], 1],
    [
      'a minute in three ranges, in any order',
      [part(700_000, 400_000), part(100_000, 300_000), part(400_000, 300_000)],
      1,
    ],
    [
      'the same half minute three times',
      [part(100_000, 480_000), part(100_000, 480_000), part(100_000, 480_000)],
      0,
    ],
    [
      'ranges that overlap, which have a minute only if some bytes count twice',
      [part(100_000, 600_000), part(500_000, 500_000)],
      0,
    ],
    ['a look at the first two bytes, as players take it', [part(0, 2)], 0],
    [
      'that look, and then all of it in ranges',
      [part(0, 2), part(0, 5_000_000), part(5_000_000, 4_700_000)],
      1,
    ],
    ['a HEAD', [request({ method: 'HEAD', sentBytes: 0 })], 0],
    ['a HEAD that a log has as if all were sent', [request({ method: 'HEAD' })], 0],
    ['nothing new since (304)', [request({ status: 304 })], 0],
    ['not there (404)', [request({ status: 404 })], 0],
    [
      'all of an episode that is shorter than a minute',
      [request({ path: pathOf(OTHER), sentBytes: 580_000 })],
      1,
    ],
    [
      'most of an episode that is shorter than a minute',
      [request({ path: pathOf(OTHER), sentBytes: 579_999 })],
      0,
    ],
    ['a transcript', [request({ path: pathOf(EPISODE).replace('audio', 'transcript') })], 0],
    ['a clip', [request({ path: `/clips/${EPISODE}/aa/0-60000.mp3` })], 0],
    ['an episode that nobody knows', [request({ path: pathOf(SHOW) })], 0],
  ])('%s', (_, requests, expected) => {
    expect(downloads(requests)).toBe(expected);
  });
});

describe('who is one listener', () => {
  test.each<readonly [string, readonly LoggedRequest[], number]>([
    ['the same address and app, again and again', [request(), request(), request()], 1],
    ['another app at the same address', [request(), request({ agent: SAFARI })], 2],
    ['another address with the same app', [request(), request({ address: '203.0.113.8' })], 2],
    [
      'two listeners, half a minute each, are none',
      [part(100_000, 480_000), part(580_000, 480_000, { address: '203.0.113.8' })],
      0,
    ],
    [
      'two editions of an episode, fetched whole, are one',
      [request(), request({ path: pathOf(EPISODE, 'bb') })],
      1,
    ],
    [
      'half a minute of each of two editions is none',
      [part(100_000, 480_000), part(580_000, 480_000, { path: pathOf(EPISODE, 'bb') })],
      0,
    ],
    ['two episodes are two', [request(), request({ path: pathOf(OTHER), sentBytes: 580_000 })], 2],
  ])('%s', (_, requests, expected) => {
    expect(downloads(requests)).toBe(expected);
  });

  test.each([
    ['a search engine', 'Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)'],
    ['a program', 'curl/8.5.0'],
    ['a library', 'python-requests/2.31.0'],
    ['an app that looks at feeds for all its listeners', 'Pocket Casts Feed Parser/1.0'],
    ['a watch, whose phone has it', 'atc/1.0 watchOS/10.1 model/Watch6,2 hwp/t8301 build/21S71'],
    ['who does not say who it is', ''],
  ])('not %s', (_, agent) => {
    expect(downloads([request({ agent })])).toBe(0);
  });
});

describe('two days', () => {
  const yesterday = { day: '2026-11-28' };

  test('a listener of both is a download of each: windows are the days of UTC', () => {
    const requests = [request(yesterday), request()];
    expect(downloads(requests, '2026-11-28')).toBe(1);
    expect(downloads(requests, '2026-11-29')).toBe(1);
  });

  test('what was fetched before midnight adds nothing to the day after', () => {
    const requests = [part(100_000, 480_000, yesterday), part(580_000, 480_000)];
    expect(downloads(requests, '2026-11-28')).toBe(0);
    expect(downloads(requests, '2026-11-29')).toBe(0);
  });
});

describe('a download over midnight', () => {
  const LOG =
    '#Version: 1.0\n#Fields: date time c-ip cs-method cs-uri-stem sc-status cs(User-Agent) sc-bytes sc-content-len sc-range-start';
  const line = (date: string, time: string, firstByte: number, sentBytes: number): string =>
    [
      ...[date, time, '203.0.113.7', 'GET', pathOf(EPISODE), 206, encodeURIComponent(OVERCAST)],
      ...[sentBytes + 400, sentBytes, firstByte],
    ].join('\t');
  const BEFORE = ['2026-11-28', '23:59:50'] as const;
  const AFTER = ['2026-11-29', '00:00:20'] as const;

  // Windows that begin and end with the day are one of the two that the guidelines know.
  test.each<readonly [string, readonly string[], readonly [number, number]]>([
    [
      'in one request that ended after it is one, of the day after',
      [line('2026-11-29', '00:07:00', 0, 9_700_000)],
      [0, 1],
    ],
    [
      'of a minute before and half a minute after is one, of the day before',
      [line(...BEFORE, 0, 1_060_000), line(...AFTER, 1_060_000, 480_000)],
      [1, 0],
    ],
    [
      'of half a minute before and a minute after is one, of the day after',
      [line(...BEFORE, 0, 580_000), line(...AFTER, 580_000, 960_000)],
      [0, 1],
    ],
    [
      'of a minute on either side is one of each day',
      [line(...BEFORE, 0, 1_060_000), line(...AFTER, 1_060_000, 960_000)],
      [1, 1],
    ],
    [
      'of half a minute on either side is none',
      [line(...BEFORE, 0, 580_000), line(...AFTER, 580_000, 480_000)],
      [0, 0],
    ],
  ])('%s', async (_, lines, expected) => {
    const requests: LoggedRequest[] = [];
    for await (const one of readAccessLog([...LOG.split('\n'), ...lines])) requests.push(one);
    expect(requests).toHaveLength(lines.length);
    expect([downloads(requests, '2026-11-28'), downloads(requests, '2026-11-29')]).toEqual(
      expected,
    );
  });
});

test('downloads are told by episode and app', () => {
  const requests = [
    ...[request(), request({ address: '203.0.113.8' }), request({ agent: SAFARI })],
    request({ path: pathOf(OTHER), sentBytes: 580_000 }),
  ];
  expect(count(requests)).toEqual([
    { episodeId: EPISODE, app: 'Overcast', downloads: 2 },
    { episodeId: EPISODE, app: 'Safari', downloads: 1 },
    { episodeId: OTHER, app: 'Overcast', downloads: 1 },
  ]);
});

test('an episode that is fetched in thousands of ranges is counted as any other', () => {
  const ranges = Array.from({ length: 3000 }, (_, n) => part(100_000 + n * 320, 320));
  expect(downloads(ranges)).toBe(1);
  expect(downloads(ranges.slice(1))).toBe(0);
});
