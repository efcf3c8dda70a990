import type { Script } from '../../src/episode/script.ts';

const WORDS =
  'the harbour opened its new gate this morning and the first boats came in before the rain did so the market had fish by nine'.split(
    ' ',
  );
/** Lengths of utterances, in characters, as two people take turns. */
const LENGTHS = [60, 220, 90, 180, 150, 240, 110, 150];
const CHARACTERS_A_MINUTE = 900;

/** So many characters of words, never the same twice in a script. */
const utterance = (index: number, characters: number): string => {
  let text = `Line ${index}:`;
  for (let word = index; text.length < characters - 1; word++) {
    text += ` ${WORDS[(word * 7) % WORDS.length]}`;
  }
  return `${text.slice(0, characters - 1).trimEnd()}.`;
};

/** A conversation of two that takes about so many minutes to speak. */
export const aLongScript = (minutes: number): Script => {
  const utterances: { speaker: string; text: string }[] = [];
  let characters = 0;
  while (characters < minutes * CHARACTERS_A_MINUTE) {
    const index = utterances.length;
    const text = utterance(index, LENGTHS[index % LENGTHS.length] ?? 150);
    utterances.push({ speaker: index % 2 === 0 ? 'Host' : 'Guest', text });
    characters += text.length;
  }
  return {
    version: '1.0',
    language: 'en-US',
    format: 'multi-speaker',
    speakers: [
      { role: 'Host', voice: 'en-US-Chirp3-HD-Kore' },
      { role: 'Guest', voice: 'en-US-Chirp3-HD-Charon' },
    ],
    title: 'A long conversation',
    summary: 'Two people talk about the harbour.',
    chapters: [{ title: 'The harbour', sources: [], utterances }],
  };
};
