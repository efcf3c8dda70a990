import { expect, test } from 'vitest';
import { explainError } from '../../../../src/api/episode-status/explain-error.ts';

const messageOf = (cause: string) =>
  explainError({ state: 'CollectContent', name: 'ChannelUnknown', cause }).message;

test('takes the message out of what Lambda puts into a cause', () => {
  const cause = {
    errorType: 'ChannelUnknown',
    errorMessage: 'There is no @nope.',
    trace: ['at …'],
  };
  expect(messageOf(JSON.stringify(cause))).toBe('There is no @nope.');
});

test('takes the message out of what PostgREST answers', () => {
  const body = { code: 'PT477', details: 'StaleExecution', hint: null, message: 'Not yours.' };
  expect(messageOf(JSON.stringify(body))).toBe('Not yours.');
});

test.each([
  ['as JSON', { message: 'Not yours.' }],
  ['as text', JSON.stringify({ message: 'Not yours.' })],
])('takes it out of an HTTP Task’s cause that holds the body %s', (_, ResponseBody) => {
  expect(messageOf(JSON.stringify({ StatusCode: 409, ResponseBody }))).toBe('Not yours.');
});

test.each([
  ['plain words', 'The wait is too long.'],
  ['JSON without a message', '{"a":1}'],
  ['broken JSON', '{"errorMessage":'],
  ['a JSON number', '42'],
])('keeps %s as they are', (_, cause) => {
  expect(messageOf(cause)).toBe(cause);
});

test('has words even where there is no cause', () => {
  expect(messageOf('  ')).toBe('The episode failed with ChannelUnknown.');
});

test('says what to do where the message does not', () => {
  const cause = '{"errorMessage":"2026-03-01T08:00:00Z Task timed out after 300 seconds"}';
  const { message } = explainError({ state: 'GenerateAudio', name: 'Sandbox.Timedout', cause });
  expect(message).toMatch(/^It took longer.* 2026.*timed out.*seconds\. Retry the episode/);
});

test.each([
  ['ExecutionAborted', /^The run was cut off.*Retry the episode/],
  ['ExecutionTimedOut', /^It took longer than it may.*Retry the episode/],
  ['States.Timeout', /^It took longer than it may.*Retry the episode/],
  ['SucceededUnsettled', /^The run ended without saying.*Retry the episode/],
  ['Lambda.Unknown', /^The step broke off\. Retry the episode/],
  ['States.Http.StatusCode.540', /^The database is paused\. Resume the project/],
  ['States.Http.Socket', /^The database was out of reach/],
  ['States.Http.StatusCode.404', /^The database lacks.*Apply the migrations of this version/],
  ['Cancelled', /Retry the episode to make it after all\.$/],
])('tells %s in words for a person', (name, words) => {
  expect(explainError({ state: null, name, cause: '' }).message).toMatch(words);
});

test.each([
  ['UnknownPodcast', 'Not Found', /^There is no such show\./, 'none'],
  ['EpisodeAlreadyLive', 'Conflict', /^The show is making another episode\. Wait/, 'wait'],
  ['InvalidWindow', 'Bad Request', /^The period of the posts/, 'generate'],
])('has words for %s where Step Functions drops the body', (name, cause, words, remedy) => {
  const told = explainError({ state: 'OpenEpisode', name, cause });
  expect(told.message).toMatch(words);
  expect(told.remedy).toBe(remedy);
});

test.each([
  ['UnknownChannel', 'generate'],
  ['StaleExecution', 'none'],
  ['SpeechUnavailable', 'retry'],
  ['SomethingNew', 'retry'],
] as const)('knows what helps against %s: %s', (name, remedy) => {
  expect(explainError({ state: 'CollectContent', name, cause: 'Why.' }).remedy).toBe(remedy);
});

test.each([
  ['NoVoice', 'Name a voice for each speaker.'],
  ['MissingConfig', 'Insert a row for it.'],
  ['OtherPodcast', null],
  ['MissingOutput', 'Start from an earlier step.'],
])('names what the database refused to open: %s', (details, hint) => {
  const cause = JSON.stringify({ code: 'PT483', details, hint, message: 'It can’t be opened.' });
  const error = explainError({ state: 'OpenEpisode', name: 'NoVoice', cause });
  expect(error.name).toBe(details);
  expect(error.message).toBe(hint === null ? 'It can’t be opened.' : `It can’t be opened. ${hint}`);
});

test('takes no prose of PostgreSQL for a name', () => {
  const details = 'Failing row contains (1).';
  const cause = JSON.stringify({ code: '23514', details, hint: null, message: 'Refused.' });
  expect(explainError({ state: 'OpenEpisode', name: 'InvalidWindow', cause }).name).toBe(
    'InvalidWindow',
  );
});

test('says of a file that could not be fetched that a retry keeps the settings', () => {
  const cause = JSON.stringify({
    errorMessage: "The show's picture could not be fetched: no answer.",
  });
  const { message, remedy } = explainError({
    state: 'GenerateAudio',
    name: 'ShowFileUnavailable',
    cause,
  });
  expect(message).toMatch(
    /no answer\. Retry .* Or change the show and generate a new episode: a retry keeps/,
  );
  expect(remedy).toBe('retry');
});
