import { describe, expect, test } from 'vitest';
import { readRows } from '../../../../scripts/import/read-rows.ts';

const PODCAST = '0190a5a5-0000-7000-8000-0000000000bb';
const EPISODE = '0190a5a5-0000-7000-8000-0000000000aa';
const aPodcast = {
  id: PODCAST,
  title: 'Tide Mill',
  language_code: 'he_IL',
  created_at: new Date(),
};
const aConfig = {
  id: 'c',
  podcast_id: PODCAST,
  telegram_channels: ['@tide_mill', 'https://t.me/harbour'],
  podcast_format: 'multi-speaker',
  speaker1_role: 'host',
  speaker2_role: 'expert',
  intro_text: 'Good morning.',
  episode_frequency: 3,
};
const anEpisode = {
  id: EPISODE,
  podcast_id: PODCAST,
  title: 'One',
  status: 'completed',
  audio_url: 'https://old.example/one.mp3',
  duration: '1:01',
  published_at: new Date('2019-03-04T05:06:07Z'),
  transcript: 'WEBVTT\n\n00:00.000 --> 00:05.000\nHello.\n',
};
const read = (changes: { podcast?: object; config?: object; episode?: object } = {}) => {
  const [plan] = readRows({
    podcasts: [{ ...aPodcast, ...changes.podcast }],
    configs: [{ ...aConfig, ...changes.config }],
    episodes: [{ ...anEpisode, ...changes.episode }],
  });
  if (!plan) throw new Error('There is one podcast.');
  return plan;
};

describe('rows of a replaced system', () => {
  test('give a show with its config under its id, paused', () => {
    expect(read()).toMatchObject({
      podcastId: PODCAST,
      show: {
        title: 'Tide Mill',
        languageCode: 'he-IL',
        isPaused: true,
        feed: null,
        config: {
          telegramChannels: ['tide_mill', 'harbour'],
          format: 'multi-speaker',
          speakers: [{ role: 'host' }, { role: 'expert' }],
          introText: 'Good morning.',
          episodeFrequencyDays: 3,
        },
      },
      notes: [],
    });
  });

  test('give episodes under their ids', () => {
    expect(read().episodes).toEqual([
      {
        id: EPISODE,
        guid: EPISODE,
        title: 'One',
        description: '',
        languageCode: 'he-IL',
        publishedAt: '2019-03-04T05:06:07.000Z',
        audio: { url: 'https://old.example/one.mp3' },
        transcripts: [{ format: 'vtt', file: { text: anEpisode.transcript } }],
        chapters: null,
        durationMs: 61_000,
      },
    ]);
  });

  test('have their chapters in a column, as an object or as text, or at an address', () => {
    const chapters = [{ startTime: 0, title: 'Hello' }];
    const text = JSON.stringify(chapters);
    const url = 'https://old.example/one.json';
    for (const { episode, file } of [
      { episode: { chapters }, file: { text } },
      { episode: { chapters_json: text }, file: { text } },
      { episode: { chapters_url: url }, file: { url } },
    ]) {
      expect(read({ episode }).episodes[0]?.chapters).toEqual(file);
    }
  });

  test.each([
    ['has failed', { status: 'failed' }, /status is failed/],
    ['has no id that is a UUID', { id: 17 }, /id \(17\)/],
    ['has sound where nobody can fetch it', { audio_url: 's3://bucket/one.mp3' }, /audio_url/],
    ['has no date', { published_at: null }, /no date/],
  ])('name an episode that %s', (_, episode, why) => {
    const { episodes, refused } = read({ episode });
    expect(episodes).toEqual([]);
    expect(refused[0]?.why).toMatch(why);
  });

  test('leave a setting that is refused at its default, and say so', () => {
    const { show, notes } = read({ config: { episode_frequency: 4000, time_zone: 'Mars' } });
    expect(show.config).toMatchObject({ episodeFrequencyDays: 7, timeZone: 'UTC' });
    expect(notes.map(({ what }) => what)).toEqual([
      'Tide Mill, the config, episodeFrequencyDays',
      'Tide Mill, the config, timeZone',
    ]);
  });

  test('give no config where its channels are none', () => {
    const { show, notes } = read({ config: { telegram_channels: ['https://t.me/+invitation'] } });
    expect(show.config).toBeNull();
    expect(notes[0]?.why).toMatch(/channels/);
  });

  test('say which of their columns have no counterpart', () => {
    const { notes } = read({ episode: { listens: 12 } });
    expect(notes).toEqual([
      { what: 'The column episodes.listens', why: expect.stringContaining('not taken over') },
    ]);
  });
});
