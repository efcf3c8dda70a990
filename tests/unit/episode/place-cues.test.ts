import { describe, expect, it } from 'vitest';
import { placeCues } from '../../../src/episode/transcript/place-cues.ts';

const said = (speaker: string, ...texts: string[]) => texts.map((text) => ({ speaker, text }));
const CHAPTERS = [
  { title: 'Opening', sources: [], utterances: said('Host', 'Good morning. It is Sunday.') },
  {
    title: 'The mill',
    sources: [],
    utterances: [
      ...said('Host', 'The wheel turns. Yes. It turned for an hour.'),
      ...said('Guest', 'Yes.'),
      ...said('Host', 'Yes.', 'And that is all.'),
    ],
  },
];
const places = (cues: { speaker: string; text: string }[]) =>
  placeCues(cues, { chapters: CHAPTERS }).map(
    (place) => place && `${place.chapter}/${place.utterance}`,
  );

describe('the lines of a transcript', () => {
  it('belong to the utterance that they are cut from, whatever the captions did to them', () => {
    expect(
      places([
        ...said('Host', '\u200FGood  morning.', 'It is Sunday.', 'The wheel turns. Yes.'),
        ...said('Host', 'It turned for an hour.'),
        ...said('Guest', 'Yes.'),
        ...said('Host', 'Yes.', 'And that is all.'),
      ]),
    ).toEqual(['0/0', '0/0', '1/0', '1/0', '1/1', '1/2', '1/3']);
  });

  it('pass over what was not spoken', () => {
    expect(places(said('Host', 'Good morning.', 'And that is all.'))).toEqual(['0/0', '1/3']);
  });

  it('belong nowhere when the script does not have them, and the others still do', () => {
    expect(
      places(said('Host', 'Good morning.', 'The wheel stands still.', 'And that is all.')),
    ).toEqual(['0/0', undefined, '1/3']);
  });
});
