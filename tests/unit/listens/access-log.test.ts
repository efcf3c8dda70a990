import { expect, test } from 'vitest';
import { type LoggedRequest, readAccessLog } from '../../../src/listens/access-log.ts';

// The header lines of a standard log and the meaning of its columns:
// https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logs-reference.html
const FIELDS =
  '#Fields: date time x-edge-location sc-bytes c-ip cs-method cs(Host) cs-uri-stem sc-status cs(Referer) cs(User-Agent) cs-uri-query cs(Cookie) x-edge-result-type x-edge-request-id x-host-header cs-protocol cs-bytes time-taken x-forwarded-for ssl-protocol ssl-cipher x-edge-response-result-type cs-protocol-version fle-status fle-encrypted-fields c-port time-to-first-byte x-edge-detailed-result-type sc-content-type sc-content-len sc-range-start sc-range-end';

const line = (over: Readonly<Record<string, string>>): string => {
  const values: Record<string, string> = {
    ...{ date: '2026-11-29', time: '13:07:21', 'sc-bytes': '961532', 'c-ip': '203.0.113.7' },
    ...{ 'cs-method': 'GET', 'cs-uri-stem': '/podcasts/a/b/audio/c.mp3', 'sc-status': '206' },
    ...{ 'cs(User-Agent)': 'Overcast/3.0%20(+http://overcast.fm/;%20iOS%20podcast%20app)' },
    ...{ 'sc-content-len': '960000', 'sc-range-start': '100000', 'sc-range-end': '1059999' },
    ...over,
  };
  return FIELDS.split(' ')
    .slice(1)
    .map((name) => values[name] ?? '-')
    .join('\t');
};
const all = async (lines: readonly string[]) => {
  const requests: LoggedRequest[] = [];
  for await (const request of readAccessLog(lines)) requests.push(request);
  return requests;
};
const read = (...lines: readonly string[]) => all(['#Version: 1.0', FIELDS, ...lines]);

test('a line is read by the names of its columns', async () => {
  expect(await read(line({}))).toEqual([
    {
      ...{ day: '2026-11-29', address: '203.0.113.7', method: 'GET', status: 206 },
      ...{ path: '/podcasts/a/b/audio/c.mp3', sentBytes: 960_000, firstByte: 100_000 },
      agent: 'Overcast/3.0 (+http://overcast.fm/; iOS podcast app)',
    },
  ]);
});

test('what was broken off has the bytes that were sent, not those that were promised', async () => {
  expect(await read(line({ 'sc-bytes': '5000' }))).toMatchObject([{ sentBytes: 5000 }]);
});

test('an answer without a range begins at the first byte, and no User-Agent is none', async () => {
  const whole = line({ 'sc-status': '200', 'sc-range-start': '-', 'cs(User-Agent)': '-' });
  expect(await read(whole)).toMatchObject([{ status: 200, firstByte: 0, agent: '' }]);
});

test('a line that broke off is left out, and a percent sign that encodes nothing stays', async () => {
  expect(await read('2026-11-29\t13:07', '', line({ 'cs(User-Agent)': '100%' }))).toMatchObject([
    { agent: '100%' },
  ]);
});

test('a log without a column that is needed is refused by its name', async () => {
  const reading = all([FIELDS.replace(' sc-range-start', ''), line({})]);
  await expect(reading).rejects.toThrow('The access log has no column sc-range-start');
});
