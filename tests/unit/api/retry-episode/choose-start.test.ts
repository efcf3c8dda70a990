import { expect, test } from 'vitest';
import { chooseStart, missingOutput } from '../../../../src/api/retry-episode/choose-start.ts';
import { storedObject } from '../../../support/shows.ts';

const content = storedObject('content');
const script = storedObject('script');
const audio = storedObject('audio');
const failedIn = (state: string | null) => ({ state, name: 'Broken', cause: '' });

test.each([
  ['GenerateAudio', { content, script }, 'audio'],
  ['VerifyAudio', { content, script }, 'audio'],
  ['WriteScript', { content }, 'script'],
  ['WriteScript', { content, script }, 'script'],
  ['CollectContent', {}, 'collect'],
  ['VerifyContent', { content, script }, 'collect'],
  [null, { content, script }, 'audio'],
  [null, { content }, 'script'],
  [null, {}, 'collect'],
  ['GenerateAudio', { content }, 'script'],
  ['GenerateAudio', { script }, 'collect'],
] as const)('a failure in %s with %j starts again from %s', (state, outputs, from) => {
  const episode = {
    status: 'failed',
    outputs,
    error: failedIn(state),
    publishError: null,
  } as const;
  expect(chooseStart(episode)).toBe(from);
});

test.each(['completed', 'skipped'] as const)(
  'a %s episode is made again from its posts',
  (status) => {
    const episode = { status, outputs: { content, script }, error: null, publishError: null };
    expect(chooseStart(episode)).toBe('collect');
  },
);

test('a completed episode that is not in the feed is published as it is', () => {
  const publishError = { name: 'StorageUnavailable', cause: '' };
  const outputs = { content, script, audio };
  expect(chooseStart({ status: 'completed', outputs, error: null, publishError })).toBe('publish');
});

test.each([
  ['collect', {}, undefined],
  ['script', {}, 'content'],
  ['script', { content }, undefined],
  ['audio', { content }, 'script'],
  ['audio', { script }, 'content'],
  ['audio', { content, script }, undefined],
  ['publish', { content, script }, 'audio'],
  ['publish', { content, script, audio }, undefined],
] as const)('%s with %j lacks %s', (from, outputs, missing) => {
  expect(missingOutput(from, outputs)).toBe(missing);
});
