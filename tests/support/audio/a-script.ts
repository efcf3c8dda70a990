import type { Script } from '../../../src/episode/script.ts';

const CHAPTERS = [
  ['Host', 'Good morning, and welcome to the daily digest.'],
  ['Guest', 'We read the channel so that you do not have to.'],
  ['Host', 'The city opened a new library last night, and it stays open until midnight.'],
] as const;

/** Three utterances of two speakers in two chapters. */
export const aScript = (changes: Partial<Script> = {}): Script => ({
  version: '1.0',
  language: 'en-US',
  format: 'multi-speaker',
  speakers: [
    { role: 'Host', voice: 'en-US-Chirp3-HD-Kore' },
    { role: 'Guest', voice: 'en-US-Chirp3-HD-Charon' },
  ],
  title: 'The week in review',
  summary: 'A library & more.',
  chapters: [
    {
      title: 'Welcome',
      sources: [],
      utterances: CHAPTERS.slice(0, 2).map(([speaker, text]) => ({ speaker, text })),
    },
    {
      title: 'A new library',
      sources: [{ channel: 'city', messageId: 7, url: 'https://t.me/city/7' }],
      utterances: CHAPTERS.slice(2).map(([speaker, text]) => ({ speaker, text })),
    },
  ],
  ...changes,
});

/** A script in which each text is an utterance of the same voice, in one chapter. */
export const aMonologue = (...texts: readonly string[]): Script =>
  aScript({
    format: 'single-speaker',
    speakers: [{ role: 'Host', voice: 'en-US-Chirp3-HD-Kore' }],
    chapters: [
      {
        title: 'All of it',
        sources: [],
        utterances: texts.map((text) => ({ speaker: 'Host', text })),
      },
    ],
  });
