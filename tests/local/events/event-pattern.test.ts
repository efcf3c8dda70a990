import { describe, expect, it } from 'vitest';
import { compilePattern, type EventPattern } from '../../../local/events/event-pattern.ts';

const event = {
  source: 'aws.states',
  resources: ['arn:a', 'arn:b'],
  detail: { status: 'FAILED', count: 3, output: null, input: '{}' },
};
const fits = (pattern: EventPattern) => compilePattern(pattern)(event);

describe('an event pattern', () => {
  it.each<[string, EventPattern, boolean]>([
    ['nothing', {}, true],
    ['a value that is one of a list', { detail: { status: ['ABORTED', 'FAILED'] } }, true],
    ['another value', { detail: { status: ['SUCCEEDED'] } }, false],
    ['two fields of which one differs', { source: ['aws.s3'], detail: { count: [3] } }, false],
    ['a number, not its text', { detail: { count: ['3'] } }, false],
    ['null', { detail: { output: [null] } }, true],
    ['null where nothing is', { detail: { error: [null] } }, false],
    ['any element of a list', { resources: ['arn:b'] }, true],
    ['a field of something that is no object', { source: { name: ['x'] } }, false],
    ['a prefix', { detail: { status: [{ prefix: 'FA' }] } }, true],
    ['a suffix', { detail: { status: [{ suffix: 'FA' }] } }, false],
    [
      'a value in whatever case',
      { detail: { status: [{ 'equals-ignore-case': 'failed' }] } },
      true,
    ],
    ['anything but a value', { detail: { status: [{ 'anything-but': 'FAILED' }] } }, false],
    ['anything but some values', { detail: { status: [{ 'anything-but': ['A', 'B'] }] } }, true],
    ['anything but, where nothing is', { detail: { error: [{ 'anything-but': 'A' }] } }, false],
    ['a field to exist', { detail: { input: [{ exists: true }] } }, true],
    ['a field not to exist', { detail: { error: [{ exists: false }] } }, true],
  ])('that asks for %s', (_, pattern, expected) => {
    expect(fits(pattern)).toBe(expected);
  });

  it.each<[EventPattern, string]>([
    [{ detail: { count: [{ numeric: ['>', 1] }] } }, 'detail.count'],
    [{ detail: { status: [{ 'anything-but': { prefix: 'F' } }] } }, 'detail.status'],
    [{ detail: { status: [{ prefix: 'F', suffix: 'D' }] } }, 'detail.status'],
    [{ detail: { status: [] } }, 'detail.status'],
    [{ $or: [{ source: ['a'] }] }, '$or'],
  ])('with %j is refused by name', (pattern, name) => {
    expect(() => compilePattern(pattern)).toThrow(name);
  });
});
