import nodeId3 from 'node-id3';
import { describe, expect, it } from 'vitest';
import { listChapters } from '../../../src/generate-audio/assemble/list-chapters.ts';
import { layTimeline, PAUSE_FRAMES } from '../../../src/generate-audio/assemble/timeline.ts';
import { writeTags } from '../../../src/generate-audio/assemble/write-tags.ts';
import { toCues } from '../../../src/generate-audio/captions/cues.ts';
import {
  writeSubtitles,
  writeTranscript,
} from '../../../src/generate-audio/captions/write-transcript.ts';
import { planSegments } from '../../../src/generate-audio/segments/plan-segments.ts';
import { aMonologue, aScript } from '../../support/audio/a-script.ts';

const script = aScript();
const timeline = layTimeline(planSegments(script), () => 100);

describe('layTimeline', () => {
  it('puts a short pause between utterances and a longer one between chapters', () => {
    const { utterance, chapter, end } = PAUSE_FRAMES;
    expect(timeline.placements.map(({ startFrame }) => startFrame)).toEqual([
      0,
      100 + utterance,
      200 + utterance + chapter,
    ]);
    expect(timeline.totalFrames).toBe(300 + utterance + chapter + end);
  });

  describe('that parts its stories', () => {
    const sting = { key: 'sting', frames: 40 };
    const isStory = (chapter: number) => chapter === 1;
    const startsOf = (breaks: Parameters<typeof layTimeline>[3]) =>
      layTimeline(planSegments(script), () => 100, {}, breaks);
    const { utterance, story, beforeSting, behindSting } = PAUSE_FRAMES;

    it('has a sting before a chapter that tells one, and before no other', () => {
      const { sounds } = startsOf({ sting, isStory, hasPauses: false });
      const at = 200 + utterance + beforeSting;
      expect(sounds.map(({ sound, startFrame }) => [sound.key === 'sting', startFrame])).toEqual([
        [false, 0],
        [false, 100 + utterance],
        [true, at],
        [false, at + 40 + behindSting],
      ]);
      const none = startsOf({ sting, isStory: () => false, hasPauses: true });
      expect(none.sounds).toEqual(timeline.sounds);
    });

    it('has a longer pause there where there is no sting', () => {
      const { placements } = startsOf({ isStory, hasPauses: true });
      expect(placements.at(-1)?.startFrame).toBe(200 + utterance + story);
    });

    it('has a longer pause between two items that one speaker tells', () => {
      const [turn] = aMonologue('One.').chapters;
      const items = {
        ...turn,
        utterances: [...(turn?.utterances ?? []), ...(turn?.utterances ?? [])],
      };
      const monologue = { ...aMonologue('One.'), chapters: [items as typeof turn & object] };
      const startOf = (hasPauses: boolean) =>
        layTimeline(planSegments(monologue), () => 50, {}, { isStory, hasPauses }).placements[1]
          ?.startFrame;
      expect(startOf(true)).toBe(50 + PAUSE_FRAMES.item);
      expect(startOf(false)).toBe(50 + utterance);
    });
  });

  it('puts the shortest pause inside an utterance', () => {
    const long = aMonologue('A sentence of some length stands here to be spoken. '.repeat(20));
    const [first, second] = layTimeline(planSegments(long), () => 50).placements;
    expect(second?.startFrame).toBe((first?.frames ?? 0) + PAUSE_FRAMES.sentence);
  });
});

describe('listChapters', () => {
  it('starts each chapter with its first word and ends it with the next', () => {
    const { chapters, title } = listChapters(script, timeline);
    expect(title).toBe(script.title);
    expect(chapters).toEqual([
      { title: 'Welcome', startTime: 0, endTime: 6.661 },
      { title: 'A new library', startTime: 6.661, endTime: 9.77, url: 'https://t.me/city/7' },
    ]);
  });

  it('leaves out a chapter without a sound', () => {
    const silent = aScript({
      chapters: [...aMonologue('…').chapters, ...script.chapters],
    });
    const spoken = layTimeline(planSegments(silent), () => 100);
    expect(listChapters(silent, spoken).chapters).toHaveLength(2);
  });
});

describe('writeTranscript', () => {
  it('writes WebVTT with a voice for each cue', () => {
    expect(writeTranscript(toCues(timeline, []))).toBe(`WEBVTT

1
00:00:00.000 --> 00:00:02.612
<v Host>Good morning, and welcome
to the daily digest.

2
00:00:03.056 --> 00:00:05.669
<v Guest>We read the channel so
that you do not have to.

3
00:00:06.661 --> 00:00:09.273
<v Host>The city opened a new library last night,
and it stays open until midnight.
`);
  });

  it('splits a segment into readable cues that cover it without a gap', () => {
    const text =
      'The first sentence says something. The second one says a good deal more than that, in two clauses. The third ends it.';
    const cues = toCues(
      layTimeline(planSegments(aMonologue(text)), () => 300),
      [],
    );
    expect(cues.length).toBeGreaterThan(1);
    expect(cues.map((cue) => cue.text).join(' ')).toBe(text);
    expect(cues[0]?.startMs).toBe(0);
    cues.slice(1).forEach((cue, i) => {
      expect(cue.startMs).toBe(cues[i]?.endMs);
    });
  });

  it('escapes what WebVTT would take for markup', () => {
    const cues = writeTranscript(
      toCues(
        layTimeline(planSegments(aMonologue('Is 1 < 2 & 3 --> 4?')), () => 10),
        [],
      ),
    );
    expect(cues).toContain('<v Host>Is 1 &lt; 2 &amp; 3 --&gt; 4?');
  });

  it('keeps right-to-left text as it is', () => {
    const text = 'שלום עולם, this is mixed.';
    const cues = toCues(
      layTimeline(planSegments(aMonologue(text)), () => 10),
      [],
    );
    expect(writeTranscript(cues)).toContain(text);
    expect(writeSubtitles(cues)).toContain(text);
  });

  it('writes hours', () => {
    const long = layTimeline(planSegments(aMonologue('One.', 'Two.')), () => 150_000);
    expect(writeTranscript(toCues(long, []))).toContain('01:05:18.811 --> 02:10:37.179');
  });
});

describe('writeSubtitles', () => {
  it('writes SRT that names a speaker where the speaker changes', () => {
    expect(writeSubtitles(toCues(timeline, []))).toBe(`1
00:00:00,000 --> 00:00:02,612
Host: Good morning,
and welcome to the daily digest.

2
00:00:03,056 --> 00:00:05,669
Guest: We read the channel
so that you do not have to.

3
00:00:06,661 --> 00:00:09,273
Host: The city opened a new library last
night, and it stays open until midnight.
`);
  });
});

describe('cues within a segment', () => {
  const text =
    'The first sentence says something short. The second one says a good deal more than that, in two clauses. The third ends it.';
  const spoken = layTimeline(planSegments(aMonologue(text)), () => 300);

  it('end and begin where the voice pauses, not at the gaps between words', () => {
    const silences = [
      { startMs: 900, endMs: 970 },
      { startMs: 2300, endMs: 2700 },
      { startMs: 4400, endMs: 4480 },
      { startMs: 6300, endMs: 6650 },
    ];
    const cues = toCues(spoken, silences);
    expect(cues.map(({ startMs }) => Math.round(startMs))).toEqual([0, 2700, 6650]);
    expect(cues.map(({ endMs }) => Math.round(endMs))).toEqual([2300, 6300, 7837]);
  });

  it('share the time out where there are too few pauses', () => {
    const cues = toCues(spoken, [{ startMs: 2300, endMs: 2700 }]);
    expect(cues[0]?.endMs).toBe(2300);
    expect(cues[1]?.startMs).toBe(2700);
    expect(cues[2]?.startMs).toBe(cues[1]?.endMs);
  });
});

describe('writeTags', () => {
  it('writes title, show, date and chapters with their links', () => {
    const bytes = writeTags({
      title: script.title,
      summary: script.summary,
      show: 'Daily Digest',
      author: 'The Desk',
      languageCode: 'en-US',
      date: '2026-11-08T00:00:00Z',
      durationMs: 9770,
      chapters: listChapters(script, timeline),
    });
    expect(nodeId3.read(Buffer.from(bytes))).toMatchObject({
      title: 'The week in review',
      album: 'Daily Digest',
      artist: 'The Desk',
      year: '2026',
      date: '0811',
      length: '9770',
      comment: { language: 'eng', text: 'A library & more.' },
      chapter: [
        { startTimeMs: 0, endTimeMs: 6661, tags: { title: 'Welcome' } },
        {
          startTimeMs: 6661,
          endTimeMs: 9770,
          tags: { title: 'A new library', userDefinedUrl: [{ url: 'https://t.me/city/7' }] },
        },
      ],
    });
  });
});
