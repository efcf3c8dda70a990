import { describe, expect, it } from 'vitest';
import { findFailure } from '../../../src/inspect/find-failure.ts';
import type { StateRun } from '../../../src/inspect/state-run.ts';

const aRun = (values: Partial<StateRun> & Pick<StateRun, 'id' | 'name'>): StateRun => ({
  type: 'Task',
  parent: null,
  item: null,
  enteredAt: '2026-01-01T00:00:00.000Z',
  exitedAt: '2026-01-01T00:00:01.000Z',
  tries: [],
  input: null,
  output: null,
  assigned: {},
  error: null,
  ...values,
});
const late = { name: 'TelegramUnavailable', cause: 'No way.' };

describe('where an execution went wrong', () => {
  it('is the state that failed with its error, not those that wrote it down', () => {
    const runs = [
      aRun({ id: 2, name: 'CollectContent', error: late }),
      aRun({ id: 9, name: 'MarkEpisodeFailed', error: { name: 'States.Http.Socket', cause: '' } }),
      aRun({ id: 20, name: 'EpisodeFailed', type: 'Fail', exitedAt: null, error: late }),
    ];
    expect(findFailure(runs, late)?.name).toBe('CollectContent');
  });

  it('is the innermost of those that failed with it', () => {
    const runs = [
      aRun({ id: 2, name: 'EachShow', type: 'Map', exitedAt: null, error: late }),
      aRun({ id: 4, name: 'StartShow', parent: 2, exitedAt: null, error: late }),
    ];
    expect(findFailure(runs, late)?.name).toBe('StartShow');
  });

  it('is the one that a Choice names when it gives up', () => {
    const failure = JSON.stringify({
      state: 'CollectContent',
      error: 'FloodWaitTooLong',
      cause: '',
    });
    const runs = [
      aRun({ id: 2, name: 'CollectContent' }),
      aRun({ id: 9, name: 'ChooseByOutcome', type: 'Choice', assigned: { failure } }),
      aRun({ id: 20, name: 'EpisodeFailed', type: 'Fail', exitedAt: null }),
    ];
    expect(findFailure(runs, { name: 'FloodWaitTooLong', cause: '' })?.id).toBe(2);
  });

  it('is the one that was at work when nothing else is known', () => {
    const runs = [
      aRun({ id: 2, name: 'OpenEpisode' }),
      aRun({ id: 9, name: 'Wait', exitedAt: null }),
    ];
    expect(findFailure(runs, { name: 'Aborted', cause: '' })?.name).toBe('Wait');
    expect(findFailure([], late)).toBeUndefined();
  });
});
