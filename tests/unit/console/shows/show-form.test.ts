import { describe, expect, it } from 'vitest';
import { sortErrors, withoutChanged } from '../../../../src/console/shows/form/form-errors.ts';
import { isTaken } from '../../../../src/console/shows/form/use-same-title.ts';
import { toShowBody, toShowChange } from '../../../../src/console/shows/form/values/show-body.ts';
import {
  newShowValues,
  showValues,
} from '../../../../src/console/shows/form/values/show-form-values.ts';
import { dropForeignVoices } from '../../../../src/console/shows/form/voices/use-fitting-voices.ts';
import { NewShowSchema, newShowOf, type Show } from '../../../../src/show/show.ts';

const aVoice = (name: string) => ({
  name,
  languageCodes: [name.slice(0, 5)],
  gender: null,
  family: 'Chirp3-HD',
  hasSpeakingRate: true,
  hasPitch: false,
});

const filled = {
  ...newShowValues('Europe/Berlin'),
  title: 'Tide mill weekly',
  telegramChannels: '@saltreach_tide_mill\n',
};

describe('the form of a show', () => {
  it('makes a body that the API takes, from what a new show begins with', () => {
    expect(NewShowSchema.parse(toShowBody(filled))).toMatchObject({
      title: 'Tide mill weekly',
      imageUrl: null,
      config: {
        telegramChannels: ['saltreach_tide_mill'],
        speakers: null,
        style: null,
        timeZone: 'Europe/Berlin',
      },
    });
  });

  it('sends what was changed and nothing else, so that others’ changes stay', () => {
    const change = (after: object) => toShowChange(filled, { ...filled, ...after });
    expect(change({})).toEqual({});
    expect(change({ author: 'Ada', introText: 'Hello' })).toEqual({
      author: 'Ada',
      config: { introText: 'Hello' },
    });
    // Filters are taken as a whole.
    expect(change({ excludeForwarded: true })).toEqual({
      config: { filters: { excludeForwarded: true, excludeKeywords: [], minCharacters: 1 } },
    });
    const scheduled = { ...filled, timeOfDay: '07:30' };
    expect(toShowChange(filled, scheduled)).toEqual({ config: { timeOfDay: '07:30' } });
  });

  it('shows a show as it is, and saves it unchanged', () => {
    const sent = toShowBody({
      ...filled,
      firstRole: 'Host',
      secondRole: 'Guest',
      secondVoice: 'en-US-Neural2-C',
      secondRate: '0.9',
      secondPitch: '-2',
      excludeKeywords: 'sale\nadvert',
      mediaTypes: ['photo', 'poll'],
      timeOfDay: '07:30',
      scheduledFrom: '2027-01-04',
      writer: 'gemini',
      writerModel: 'gemini-2.5-pro',
      writerTemperature: '0.4',
      style: 'deep-dive',
      audience: 'People of the quay.',
      tone: 'Dry.',
      background: 'explain',
      neverSay: 'dive in\nat the end of the day',
      examples: 'Well.\nThe tide is in.',
      firstName: 'Anna',
      firstCharacter: 'Asks on.',
      thirdRole: 'Elder',
      thirdVoice: 'en-US-Neural2-D',
      fourthRole: 'Child',
      fourthPitch: '4',
      hasStings: false,
      hasStoryPauses: false,
      review: 'publish',
      reviewDays: '3',
      monthlyCapUsd: '12.5',
      telegramChat: '@saltreach',
    });
    const show: Show = {
      ...newShowOf(NewShowSchema.parse(sent)),
      id: '0a8e6f0c-7f59-4c45-9f6c-3f1de0f1a001',
      createdAt: '2026-03-01T00:00:00Z',
      updatedAt: '2026-03-01T00:00:00Z',
    };
    expect(toShowBody(showValues(show, 'UTC'))).toEqual(sent);
  });

  it('names no speakers while nothing is chosen of them, and gives the rest the usual roles', () => {
    expect(toShowBody(filled).config.speakers).toBeNull();
    const unchosen = { name: null, character: null, voice: null, speakingRate: null, pitch: null };
    expect(toShowBody({ ...filled, secondRate: '1.1' }).config.speakers).toEqual([
      { role: 'host', ...unchosen },
      { role: 'cohost', ...unchosen, speakingRate: 1.1 },
    ]);
  });

  it('leaves what is no number to the API', () => {
    expect(toShowBody({ ...filled, maxMessages: '' }).config.maxMessages).toBe('');
  });

  it.each([
    '@name_one',
    'name_one',
    't.me/name_one',
    'https://t.me/s/name_one',
    'https://telegram.me/name_one/42',
  ])('knows the channel in %s', (text) => {
    const { config } = toShowBody({ ...filled, telegramChannels: `${text}\n\n` });
    expect(config.telegramChannels).toEqual(['name_one']);
  });

  it('leaves it to the API to refuse an invitation, as it was typed', () => {
    const invitation = 'https://t.me/joinchat/AAAAAE12345';
    const { config } = toShowBody({ ...filled, telegramChannels: invitation });
    expect(config.telegramChannels).toEqual([invitation]);
  });

  it('takes back a complaint once the value is changed, or the other one that it is at odds with', () => {
    const errors = {
      at: { title: ['must not be empty'], timeZone: ['is none'], secondVoice: ['is taken'] },
      other: ['body: is odd'],
    };
    expect(withoutChanged(errors, filled, filled)).toEqual(errors);
    const changed = { ...filled, title: 'Mill', firstVoice: 'en-US-Neural2-C' };
    expect(withoutChanged(errors, filled, changed)).toEqual({
      at: { timeZone: ['is none'] },
      other: ['body: is odd'],
    });
  });

  it('lets the voices go that don’t speak a language, and no others', () => {
    const list = { voices: [aVoice('he-IL-Chirp3-HD-Leda')] };
    const chosen = {
      firstVoice: 'he-IL-Chirp3-HD-Leda',
      secondVoice: 'en-US-Chirp3-HD-Algieba',
      thirdVoice: '',
      fourthVoice: '',
    };
    expect(dropForeignVoices(chosen, list)).toEqual({
      secondVoice: '',
      secondRate: '1',
      secondPitch: '0',
    });
    expect(dropForeignVoices({ ...chosen, secondVoice: '' }, list)).toBeNull();
    expect(dropForeignVoices(chosen, { voices: [] })).toBeNull();
  });

  it('knows a title that another show has', () => {
    const shows = [{ id: 'a', title: 'Tide Mill' }];
    expect(isTaken(' tide mill', shows, null)).toBe(true);
    expect(isTaken('tide mill', shows, 'a')).toBe(false);
    expect(isTaken('', [{ id: 'b', title: '' }], null)).toBe(false);
  });

  it('puts each complaint to its control, and keeps the rest', () => {
    const errors = sortErrors(
      [
        { field: 'title', message: 'must not be empty' },
        { field: 'config.telegramChannels.1', message: '"second!" must be a username' },
        { field: 'config.filters.minCharacters', message: 'is too large' },
        { field: 'config.speakers.1.role', message: 'must not be empty' },
        { field: 'config.speakers.0.pitch', message: 'is too high' },
        { field: 'config.speakers.3.character', message: 'is too long' },
        { field: 'config.character.neverSay.2', message: 'is empty' },
        { field: 'config.mediaTypes.3', message: 'is unknown' },
        { field: 'body', message: 'is odd' },
      ],
      { ...filled, telegramChannels: 'first_one\nsecond!' },
    );
    expect(errors.at).toEqual({
      title: ['must not be empty'],
      telegramChannels: ['"second!" must be a username'],
      minCharacters: ['is too large'],
      secondRole: ['must not be empty'],
      firstPitch: ['is too high'],
      fourthCharacter: ['is too long'],
      neverSay: ['is empty'],
      mediaTypes: ['is unknown'],
    });
    expect(errors.other).toEqual(['body: is odd']);
  });
});
