import type { Post } from '../../src/episode/content.ts';
import { aContent, aPost } from './a-content.ts';

const THINGS: readonly (readonly [string, string])[] = [
  ['ferry', 'Quillmouth'],
  ['tannery', 'Oxbarrow'],
  ['lighthouse', 'Dunlinfell'],
  ['orchard', 'Merrowick'],
  ['quarry', 'Saltreach'],
  ['theatre', 'Harrowgate'],
  ['bakery', 'Pellwick'],
  ['observatory', 'Kestrelby'],
  ['aqueduct', 'Thornmere'],
  ['library', 'Wrensham'],
];
const DEEDS = [
  'reopens its eastern hall',
  'has hired a warden for the nights',
  'measured the water at the gate again',
  'ordered timber from the upper valley',
  'lost a wall in the storm of last winter',
  'keeps a ledger that nobody has read to its end',
  'invites the neighbours to look at the drawings',
  'found a bell under the old floor',
];

/** A post of some sentences about a thing that no other post is about. */
const report = (id: number, [thing, place]: readonly [string, string], sentences: number): Post => {
  const text = Array.from({ length: sentences }, (_, at) => {
    const deed = DEEDS[at % DEEDS.length];
    const who = `${place}'s ${thing}`;
    return `The ${who} ${deed}, as the ${thing} keeper of ${place} told the ${thing} board on visit ${at + 1}.`;
  });
  return aPost(id, [`The ${thing} of ${place}`, text.join(' ')].join('\n\n'));
};

/** Ten stories of about three minutes each. */
export const tenStories = (change: (text: string, thing: string) => string = (text) => text) =>
  aContent({
    harbour: THINGS.map((each, at) => {
      const post = report(at + 1, each, 26);
      return { ...post, text: change(post.text, each[0]) };
    }),
  });
