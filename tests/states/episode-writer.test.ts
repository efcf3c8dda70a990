import { describe, expect, it } from 'vitest';
import { type Json, TaskFailed } from '../../local/step-functions/contract.ts';
import { ANSWERS, runEpisode } from '../support/episode-machine.ts';

const away = new TaskFailed('ModelUnavailable', 'Gemini (gemini-2.5-flash) answered 503.');

describe('a language model that is away', () => {
  it('is asked again for a while, and then the script is written without it', async () => {
    const run = await runEpisode({ WriteScript: [away] });
    expect(run.result.status).toBe('SUCCEEDED');
    expect(run.callsOf('WriteScript')).toHaveLength(7);
    expect(run.callsOf('WriteScriptWithoutModel')).toHaveLength(1);
    expect(run.callsOf('WriteScriptWithoutModel')[0]?.input).toMatchObject({
      Payload: { modelFailure: 'Gemini (gemini-2.5-flash) answered 503.' },
    });
  });

  it('leaves nothing behind when it comes back in time', async () => {
    const run = await runEpisode({ WriteScript: [away, away, ANSWERS['WriteScript'] as Json] });
    expect(run.result.status).toBe('SUCCEEDED');
    expect(run.entered).not.toContain('WriteScriptWithoutModel');
  });
});

it('notes in the row who wrote the script', async () => {
  const run = await runEpisode();
  expect(run.callsOf('MarkProcessing')[0]?.input).toMatchObject({
    RequestBody: { p_outputs: { writing: { writer: 'built-in' } } },
  });
});
