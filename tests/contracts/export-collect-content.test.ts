import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SAMPLE_EXPORT, SECOND_SAMPLE_EXPORT, TOWN_EXPORTS } from '../../local/telegram/index.ts';
import { collectExports, collectImportedExports } from '../support/collect-exports.ts';
import {
  anExported,
  anExportedChannel,
  createExportFolder,
  exportTime,
} from '../support/telegram-exports.ts';

let exports: Awaited<ReturnType<typeof createExportFolder>>;
beforeAll(async () => {
  exports = await createExportFolder();
});
afterAll(() => exports.remove());

/** Both ways to the same posts; when they were collected is each one's own. */
const both = async (...asked: Parameters<typeof collectExports>) => {
  const [telegram, bucket] = [
    await collectExports(...asked),
    await collectImportedExports(...asked),
  ];
  return [telegram, bucket].map(({ collectedAt: _, window: __, ...content }) => content);
};

const entity = (type: string, text: string, rest = {}) => ({ type, text, ...rest });

/** One post of everything that an export tells of. */
const EVERYTHING = [
  anExported({
    id: 1,
    text_entities: [
      entity('plain', 'Read 📖 '),
      entity('link', 'example.org/a'),
      entity('plain', ' and '),
      entity('text_link', 'this', { href: 'https://example.org/b' }),
      entity('bold', ' bold '),
      entity('blockquote', 'said somebody'),
      entity('spoiler', 'the end'),
      entity('strikethrough', 'not so'),
      entity('code', 'x = 1'),
      entity('pre', 'y = 2', { language: 'python' }),
      entity('custom_emoji', '🎧'),
    ],
    author: 'An editor',
    edited_unixtime: '1788300000',
    views: 120,
    reactions: [
      { type: 'emoji', emoji: '👍', count: 3 },
      { type: 'paid', count: 2 },
    ],
  }),
  anExported({ id: 2, reply_to_message_id: 1, forwarded_from: 'Another channel' }),
  anExported({ id: 3, reply_to_message_id: 1, reply_to_peer_id: 'channel7' }),
  anExported({
    id: 4,
    poll: {
      question: 'Tea?',
      closed: true,
      total_voters: 3,
      answers: [{ text: 'Yes', voters: 3 }, { text: 'No' }],
    },
  }),
  ...[
    { photo: 'p.jpg' },
    { file: 'v.mp4', media_type: 'video_file' },
    { file: 'r.mp4', media_type: 'video_message' },
    { file: 'a.mp4', media_type: 'animation' },
    { file: 's.webp', media_type: 'sticker' },
    { file: 's.mp3', media_type: 'audio_file' },
    { file: 'd.pdf', mime_type: 'application/pdf' },
    { file: 'v.ogg', media_type: 'voice_message', mime_type: 'audio/ogg', duration_seconds: 4 },
    { contact_information: { first_name: 'A', last_name: 'B' } },
    { location_information: { latitude: 1, longitude: 2 } },
    { todo_list: {} },
  ].map((media, index) => anExported({ id: 5 + index, second: 10 * index + 10, ...media })),
  anExported({ id: 20, type: 'service', action: 'pin_message' }),
  ...[21, 22, 23].map((id) => anExported({ id, second: 200, photo: 'p.jpg', text_entities: [] })),
];

describe('a channel that is read from its export in the bucket', () => {
  it.each([
    ['the samples', 'saltreach_tide_mill', SAMPLE_EXPORT, 'lantern_quay', SECOND_SAMPLE_EXPORT],
    ['a town and its group', 'saltreach_now', TOWN_EXPORTS[0], 'neighbours', TOWN_EXPORTS[1]],
  ])('gives the content that Telegram’s protocol gives: %s', async (_, a, fileA, b, fileB) => {
    const channels = [
      { username: a, file: fileA ?? '' },
      { username: b, file: fileB ?? '' },
    ];
    const [telegram, bucket] = await both(channels, 'en-US');
    expect(bucket).toEqual(telegram);
    expect(bucket?.totalMessages).toBeGreaterThan(10);
  });

  it('gives it of everything that an export tells', async () => {
    const file = await exports.write(anExportedChannel('Everything', 42, EVERYTHING));
    const [telegram, bucket] = await both([{ username: 'everything', file }], 'en-US');
    expect(bucket).toEqual(telegram);
    expect(bucket?.results['everything']?.[0]).toMatchObject({
      ...{ author: 'An editor', views: 120, reactions: 5 },
      urls: ['https://example.org/a', 'https://example.org/b'],
      ...{ quotations: [expect.anything()], spoilers: [expect.anything()] },
      ...{ omissions: [expect.any(Number)], code: [expect.anything(), expect.anything()] },
    });
  });

  it('gives it of a group, whose members are the authors', async () => {
    const posts = ['Ada', 'Ben', null].map((from, index) => anExported({ id: index + 1, from }));
    const file = await exports.write({
      ...anExportedChannel('Neighbours', 43, posts),
      type: 'private_supergroup',
    });
    const [telegram, bucket] = await both([{ username: 'channel_43_', file }], 'en-US');
    expect(bucket).toEqual(telegram);
    expect(bucket?.results['channel_43_']?.map(({ author }) => author)).toEqual([
      'Ada',
      'Ben',
      undefined,
    ]);
  });

  it('gives it of the topics of a group', async () => {
    const topic = (id: number, title: string) =>
      anExported({ id, type: 'service', action: 'topic_created', title });
    const posts = [
      anExported({ id: 2 }),
      topic(3, 'Tea'),
      topic(4, 'Coffee'),
      anExported({ id: 5, reply_to_message_id: 3 }),
      anExported({ id: 6, reply_to_message_id: 4 }),
      anExported({ id: 7, reply_to_message_id: 5 }),
    ];
    const file = await exports.write({
      ...anExportedChannel('Drinks', 45, posts),
      type: 'public_supergroup',
    });
    const names = ['drinks_topic_3_', 'drinks_topic_4_', 'drinks'];
    const [telegram, bucket] = await both([{ username: 'drinks', file, names }], 'en-US');
    expect(bucket).toEqual(telegram);
    expect(bucket?.channels.map(({ title, kept }) => [title, kept])).toEqual([
      ['Drinks: Tea', 2],
      ['Drinks: Coffee', 1],
      ['Drinks', 4],
    ]);
    expect(bucket?.results['drinks_topic_3_']?.map(({ replyTo }) => replyTo)).toEqual([
      undefined,
      5,
    ]);
  });

  it('gives it of a window in the middle, over many pages and parts, with albums at its edges', async () => {
    const busy = Array.from({ length: 2_600 }, (_, index) =>
      anExported({
        id: index + 1,
        second: index * 3_000,
        ...(index % 500 < 4 ? { photo: 'p.jpg', grouped_id: 1 + Math.floor(index / 500) } : {}),
      }),
    );
    const file = await exports.write(anExportedChannel('Busy', 44, busy));
    const window = { from: exportTime(3_000 * 1_001), until: exportTime(3_000 * 1_502) };
    const [telegram, bucket] = await both([{ username: 'busy_channel', file }], 'en-US', window);
    expect(bucket).toEqual(telegram);
    // Of 501 messages three end an album that began before, and two begin one that ends behind.
    expect(bucket?.channels[0]).toMatchObject({ found: 497 });
  });
});
