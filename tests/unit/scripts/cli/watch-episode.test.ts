import { expect, it } from 'vitest';
import type { Api } from '../../../../scripts/cli/api.ts';
import { CommandFailed } from '../../../../scripts/cli/command-failed.ts';
import { awaitStart, watchEpisode } from '../../../../scripts/cli/watch-episode.ts';
import type { EpisodeStatusView as Episode } from '../../../../src/api/episode-status/schema.ts';
import { aStatusView } from '../../../support/a-status-view.ts';

const anEpisode = (fields: Partial<Episode>): Episode =>
  aStatusView({
    ...{ episodeId: 'e', status: 'pending', state: 'CollectContent' },
    ...{ progress: 0, estimatedCompletionAt: null, ...fields },
  });
const completed = { status: 'completed', terminal: true } as const;
const opening = anEpisode({ state: 'OpenEpisode' });
const unknown = new CommandFailed('There is no such episode.', {
  problem: {
    ...{ type: 'urn:stepcast:problem:unknown-episode', title: 'Unknown episode', status: 404 },
    detail: 'There is no such episode.',
  },
});

/** An API that answers these, one a look, the last one for all later looks. */
const answering = (...answers: readonly (Episode | Error)[]) => {
  let looks = 0;
  const get = async () => {
    const answer = answers[Math.min(looks, answers.length - 1)];
    looks += 1;
    if (answer instanceof Error) throw answer;
    return answer;
  };
  return { api: { get } as unknown as Api, looks: () => looks };
};
const watch = async (...answers: readonly Episode[]) => {
  const lines: string[] = [];
  const { api, looks } = answering(...answers);
  const view = { print: (line: string) => lines.push(line), update: () => {}, clear: () => {} };
  const episode = await watchEpisode(api, 'e', view, 1);
  return { episode, lines, looks: looks() };
};

it('says once why an episode waits, and until when', async () => {
  const waiting = { reason: 'Telegram asks for a pause.', until: '2026-01-01T08:05:00.000Z' };
  const held = anEpisode({ waiting });
  const { lines } = await watch(held, held, anEpisode({ ...completed, state: null }));
  expect(lines).toEqual([
    '  ‖ Collecting posts waits until 08:05:00 UTC: Telegram asks for a pause.',
  ]);
});

it('watches a completed episode on until it is known whether it is published', async () => {
  const publishError = { name: 'StorageRefused', message: 'Access denied.' };
  const { episode } = await watch(
    anEpisode({ ...completed, state: 'PublishFeed' }),
    anEpisode({ ...completed, state: null, publishError }),
  );
  expect(episode.publishError).toEqual(publishError);
});

it('waits for an episode to begin, also while the API doesn’t know it yet', async () => {
  const { api, looks } = answering(unknown, opening, anEpisode({}));
  const patience = { pollMs: 1, patienceMs: 100 };
  expect(await awaitStart(api, 'e', patience)).toMatchObject({ state: 'CollectContent' });
  expect(looks()).toBe(3);
});

it('answers the refusal of one that never begins, and waits no longer than it has patience', async () => {
  const refused = anEpisode({ status: 'failed', state: 'OpenEpisode', terminal: true });
  const patience = { pollMs: 1, patienceMs: 5 };
  expect(await awaitStart(answering(opening, refused).api, 'e', patience)).toEqual(refused);
  expect(await awaitStart(answering(opening).api, 'e', patience)).toEqual(opening);
});
