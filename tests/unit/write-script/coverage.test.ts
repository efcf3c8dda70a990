import { describe, expect, it } from 'vitest';
import type { Content } from '../../../src/episode/content.ts';
import { countCoverage } from '../../../src/episode/coverage/count-coverage.ts';
import { CoverageSchema } from '../../../src/episode/coverage/coverage.ts';
import { postKey } from '../../../src/episode/coverage/post-key.ts';
import { writeBuiltIn } from '../../../src/write-script/built-in-writer.ts';
import { toWritten } from '../../../src/write-script/model/written-chapter.ts';
import { aConfig, aContent, aDialogueConfig, aPost } from '../../support/a-content.ts';

const GATE =
  'A new gate\n\nThe harbour board has bought a new gate for the mill pond. It weighs 3 tonnes and costs $40k.';
const PARTS = ['gate', 'ferry', 'quarry', 'lantern', 'orchard', 'bakery', 'chapel', 'tannery'];

/** Reports that have nothing in common, so that each is a story of its own. */
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => {
    const [place, thing] = [PARTS[index % 8], PARTS[Math.floor(index / 8) % 8]];
    return aPost(
      index + 10,
      `Item${index} Xy${index * 7}q\n\nThe ${place}${index} of Vel${index}dor opens a ${thing}${index} worth ${index}3 crowns on behalf of Mr Qu${index}zel, who walked here from Tor${index}mund.`,
    );
  });

const cover = (content: Content, config = aConfig()) => {
  const { script, coverage } = writeBuiltIn(content, config);
  const parsed = CoverageSchema.parse(coverage);
  const of = (id: number, channel = 'harbour') =>
    parsed.posts.find(({ source }) => postKey(source) === `${channel}/${id}`);
  return { script, coverage: parsed, of, counts: countCoverage(parsed) };
};

describe('what became of each post', () => {
  it('says in which chapter and line a post is told', () => {
    const { script, of } = cover(aContent({ harbour: [aPost(1, GATE)] }), aDialogueConfig());
    const post = of(1);
    if (post?.outcome !== 'told') throw new Error(`It is ${post?.outcome}.`);
    const chapter = script.chapters[post.chapter];
    expect(chapter?.title).toBe('A new gate');
    expect(chapter?.utterances[post.utterance ?? -1]?.text).toContain('3 tonnes');
  });

  it('says which post another one was merged into, and why one is left out', () => {
    const { of, counts } = cover(
      aContent({
        harbour: [
          aPost(1, GATE),
          aPost(2, '', { media: [{ type: 'photo' }] }),
          aPost(3, 'https://example.com', { urls: ['https://example.com'] }),
          aPost(4, 'Good morning!'),
        ],
        quay: [aPost(1, GATE)],
      }),
    );
    expect(of(1, 'quay')).toMatchObject({ outcome: 'merged', into: 'harbour/1' });
    expect(of(2)).toMatchObject({ outcome: 'left-out', why: 'no-words' });
    expect(of(3)).toMatchObject({ outcome: 'left-out', why: 'links' });
    expect(of(4)).toMatchObject({ outcome: 'left-out', why: 'greeting' });
    expect(counts).toMatchObject({ kept: 5, told: 1, merged: 1, leftOut: 3 });
  });

  it('has every post once, and says at the end and in the notes how many are in the notes alone', () => {
    const content = aContent({ harbour: [aPost(1, GATE), ...many(150)] });
    const { script, coverage, counts } = cover(content, aConfig({ targetDurationMinutes: 2 }));
    expect(coverage.posts.map(({ source }) => source.messageId)).toEqual(
      content.results['harbour']?.map(({ id }) => id),
    );
    expect(counts.brief).toBeGreaterThan(3);
    expect(counts.notes).toBeGreaterThan(50);
    expect(counts.told + counts.brief + counts.merged + counts.notes + counts.leftOut).toBe(151);
    const said = `Posts that are only in the show notes: ${counts.notes}.`;
    expect(coverage.words.notes).toBe(said);
    expect(script.chapters.at(-1)?.utterances.at(-1)?.text).toContain(said);
    for (const post of coverage.posts) {
      if (post.outcome !== 'brief') continue;
      expect(script.chapters[post.chapter]?.title).toBe('In brief');
      expect(script.chapters[post.chapter]?.sources).toContainEqual(post.source);
    }
  });

  it('says the truth of a window that holds more than the show takes', () => {
    const base = aContent({ harbour: [aPost(1, GATE)] });
    const channels = base.channels.map((each) => ({ ...each, found: 100_000, truncated: 99_999 }));
    const { script, coverage, counts } = cover({ ...base, channels });
    expect(counts).toMatchObject({ found: 100_000, truncated: 99_999, kept: 1 });
    expect(coverage.words.covers).toBe('This episode covers the newest 1 of 100000 posts.');
    expect(script.chapters.at(-1)?.utterances[0]?.text).toContain('the newest 1 of');
  });
});

describe("the lines of a language model's script", () => {
  it('are the first that rest on a post, and none where no line does', () => {
    const source = (messageId: number) => ({
      channel: 'harbour',
      messageId,
      url: `https://t.me/harbour/${messageId}`,
    });
    const post = (number: number, text: string) => ({
      ...{
        number,
        text,
        channel: 'Harbour',
        date: '2026-10-01T12:00:00.000Z',
        seconds: 9,
        key: `harbour/${number}`,
      },
      sources: [source(number)],
    });
    const quoting = (post: number, quote: string) => ({ ...{ post, quote } });
    const draft = {
      title: 'T',
      utterances: [
        { speaker: 'host', text: 'Two things happened in the harbour.', evidence: [] },
        {
          speaker: 'host',
          text: 'The board paid for a gate of 3 tonnes for the mill pond.',
          evidence: [quoting(1, 'a gate')],
        },
      ],
    };
    const posts = [post(1, GATE), post(2, 'Oswin bakes rye on Tuesdays.')];
    const { places, sources } = toWritten(draft, posts, []);
    expect(places.get('harbour/1')).toEqual({ utterance: 1, kind: 'story' });
    expect(places.get('harbour/2')).toBeUndefined();
    expect(sources).toEqual([source(1)]);
  });
});
