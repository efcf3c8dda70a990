import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMappingTemplate } from '../../../../local/gateway/mapping-template/mapping-template.ts';
import { ProblemSchema } from '../../../../src/api/problem.ts';
import { ExecutionInputSchema } from '../../../../src/episode/input/execution-input.ts';

const FOLDER = new URL('../../../../src/api/start-episode/', import.meta.url);
const read = (name: string) =>
  readMappingTemplate(readFileSync(new URL(`${name}.vtl`, FOLDER), 'utf8'));
const templates = {
  request: read('request'),
  started: read('started'),
  refused: read('refused'),
  unavailable: read('unavailable'),
};

const PODCAST_ID = '5b1a9a2e-3f57-4f0a-8a44-2d1c8e9b7a22';
const REQUEST_ID = '0f4f4c46-8b6d-4c36-9d0c-6c2d2f0a1b11';
const KEY = '9d4f0a8e-52b7-4f11-8b63-3f1e0d2c4b55';
const MACHINE = 'arn:aws:states:eu-central-1:111122223333:stateMachine:stepcast-dev-episode';
const EXECUTION = `${MACHINE.replace(':stateMachine:', ':execution:')}:${KEY}`;
const BASE_URL = 'https://abc.execute-api.eu-central-1.amazonaws.com/dev';

const render = (
  name: keyof typeof templates,
  body: unknown,
  { header = {}, querystring = {}, requestId = REQUEST_ID, caller = '' } = {},
) => {
  const { text, status, headers } = templates[name]({
    body: typeof body === 'string' ? body : JSON.stringify(body),
    parameters: { path: {}, querystring, header },
    context: { requestId, authorizer: { caller } },
    stageVariables: { episodeStateMachineArn: MACHINE, baseUrl: BASE_URL },
  });
  return { status, headers, json: JSON.parse(text) };
};

describe('request.vtl', () => {
  const start = (...args: [unknown, Parameters<typeof render>[2]?]) => {
    const { json } = render('request', ...args);
    return { ...json, input: JSON.parse(json.input) };
  };

  test('names the execution and its episode by the Idempotency-Key', () => {
    expect(start({ podcastId: PODCAST_ID }, { header: { 'Idempotency-Key': KEY } })).toEqual({
      stateMachineArn: MACHINE,
      name: KEY,
      input: { version: '1.0', podcastId: PODCAST_ID, episodeId: KEY, trigger: 'api' },
    });
  });

  test('names them by the request without one', () => {
    expect(start({ podcastId: PODCAST_ID }).name).toBe(REQUEST_ID);
  });

  test('says who asks, whatever they are called', () => {
    const who = { kind: 'key', id: 'k-1', name: `A "key" \\ \u05d1${'\n'}$here #end` };
    const caller = JSON.stringify(who).replace('\u05d1', '\\u05d1');
    const { input } = start({ podcastId: PODCAST_ID }, { caller });
    expect(ExecutionInputSchema.parse(input).requestedBy).toEqual(who);
  });

  test('hands the window on', () => {
    const window = { from: '2026-03-01T00:00:00Z', until: '2026-03-08T00:00:00.5Z' };
    const { input } = start({ podcastId: PODCAST_ID, window });
    expect(ExecutionInputSchema.parse(input).window).toEqual(window);
  });

  test.each(['idempotency-key', 'IDEMPOTENCY-KEY', 'Idempotency-key'])(
    'finds the key under %s, as HTTP/2 and others spell it',
    (name) => {
      expect(start({ podcastId: PODCAST_ID }, { header: { [name]: KEY } }).name).toBe(KEY);
    },
  );

  test('takes no key from the query', () => {
    const querystring = { 'Idempotency-Key': KEY };
    expect(start({ podcastId: PODCAST_ID }, { querystring }).name).toBe(REQUEST_ID);
  });

  test('reads ids in capitals as the same ids', () => {
    const { name, input } = start(
      { podcastId: PODCAST_ID.toUpperCase() },
      { header: { 'Idempotency-Key': KEY.toUpperCase() } },
    );
    expect([name, input.podcastId, input.episodeId]).toEqual([KEY, PODCAST_ID, KEY]);
  });

  test('gives the same input for the same body, however it was written', () => {
    const options = { header: { 'Idempotency-Key': KEY } };
    const plain = render('request', { podcastId: PODCAST_ID }, options);
    const spaced = render('request', `{ "podcastId" :\n "${PODCAST_ID}" }`, options);
    expect(spaced.json.input).toBe(plain.json.input);
  });

  test('turns every key that is no UUID into a name that Step Functions refuses', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'binary' })), (key) => {
        const { name } = start({ podcastId: PODCAST_ID }, { header: { 'Idempotency-Key': key } });
        expect(name).toBe('not a UUID');
      }),
      { numRuns: 40 },
    );
  });

  test.each([
    ['', ''],
    ['a key of another version', '9d4f0a8e-52b7-9f11-8b63-3f1e0d2c4b55'],
    ['the nil UUID', '00000000-0000-0000-0000-000000000000'],
    ['a UUID with more behind it', `${KEY}","input":"{}`],
    ['a UUID and a line break', `${KEY}\n`],
    ['two keys', `${KEY}, ${KEY}`],
  ])('among them %s', (_, key) => {
    const { name } = start({ podcastId: PODCAST_ID }, { header: { 'Idempotency-Key': key } });
    expect(name).toBe('not a UUID');
  });

  test('does the same with a request id that the caller has chosen', () => {
    expect(start({ podcastId: PODCAST_ID }, { requestId: 'my"id' }).name).toBe('not a UUID');
  });

  test('lets no value out of its place, even one that no model has checked', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }).filter((text) => text !== ''),
        fc.string({ unit: 'binary' }),
        (podcastId, from) => {
          const window = { from, until: '"},"trigger":"retry","x":{"y":"' };
          const { input } = start({ podcastId, window });
          expect(input).toEqual({
            version: '1.0',
            podcastId: podcastId.toLowerCase(),
            episodeId: REQUEST_ID,
            trigger: 'api',
            window,
          });
        },
      ),
      { numRuns: 40 },
    );
  });
});

test('started.vtl names the episode, its execution, and where to ask for it', () => {
  const { json, headers, status } = render('started', { executionArn: EXECUTION, startDate: 1 });
  const statusUrl = `${BASE_URL}/api/v1/episodes/${KEY}`;
  expect(status).toBeUndefined();
  expect(headers).toEqual({ Location: statusUrl });
  expect(json).toEqual({ episodeId: KEY, executionArn: EXECUTION, statusUrl });
});

describe('refused.vtl', () => {
  const refuse = (__type: string, message: string) => {
    const answer = render('refused', { __type, message });
    expect(ProblemSchema.parse(answer.json)).toEqual(answer.json);
    return answer;
  };

  test.each([
    'ExecutionAlreadyExists',
    'com.amazonaws.swf.service.v2.model#ExecutionAlreadyExists',
  ])('answers 409 to %s and names the episode that has the key', (type) => {
    const { status, json } = refuse(type, `Execution Already Exists: '${EXECUTION}'`);
    expect(status).toBe(409);
    expect(json).toMatchObject({
      type: 'urn:stepcast:problem:episode-exists',
      status: 409,
      episodeId: KEY,
      statusUrl: `${BASE_URL}/api/v1/episodes/${KEY}`,
    });
  });

  test('keeps the 400 of a key that is no UUID, and says what it must be', () => {
    const { status, json } = refuse('InvalidName', "Invalid Name: 'not a UUID'");
    expect(status).toBeUndefined();
    expect(json).toMatchObject({ status: 400, title: 'Malformed Idempotency-Key' });
  });

  test.each(['ExecutionLimitExceeded', 'com.amazon.coral.availability#ThrottlingException'])(
    'answers 429 to %s, with the time to wait',
    (type) => {
      const { status, json, headers } = refuse(type, 'Rate exceeded');
      expect([status, json.status, headers]).toEqual([429, 429, { 'Retry-After': '10' }]);
    },
  );

  test.each(['StateMachineDoesNotExist', 'AccessDeniedException', ''])(
    'answers 503 to %s, which is no fault of the caller, and quotes nothing of it',
    (type) => {
      const { status, json } = refuse(type, `"${MACHINE}" does not exist`);
      expect([status, json.status]).toEqual([503, 503]);
      expect(JSON.stringify(json)).not.toContain('arn:');
    },
  );

  test('answers 503 to what is no JSON', () => {
    expect(render('refused', '<html>').status).toBe(503);
  });
});

describe('unavailable.vtl', () => {
  test.each([
    ['com.amazonaws.swf.service.v2.model#InsufficientStorage', true],
    ['InternalFailure', false],
    ['', false],
  ])('tells of %s whether a disk is full: %s, and quotes nothing of it', (__type, isFull) => {
    const { json, headers } = render('unavailable', { __type, message: `${MACHINE} "broke"` });
    expect(ProblemSchema.parse(json)).toEqual(json);
    expect([json.status, headers]).toEqual([503, { 'Retry-After': '10' }]);
    expect(json.detail.includes('disk of Step Functions is full')).toBe(isFull);
    expect(JSON.stringify(json)).not.toContain('arn:');
  });

  test('takes what is no JSON', () => {
    expect(render('unavailable', '<html>').json.status).toBe(503);
  });
});
