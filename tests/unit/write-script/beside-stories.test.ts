import { describe, expect, it } from 'vitest';
import type { Post } from '../../../src/episode/content.ts';
import { writeBuiltIn } from '../../../src/write-script/built-in-writer.ts';
import { aConfig, aContent, aDialogueConfig } from '../../support/a-content.ts';
import { postsOf as postsOfLines } from '../../support/days/day.ts';

const WINDOW = { from: '2026-10-07T00:00:00.000Z', until: '2026-10-08T00:00:00.000Z' };

const postsOf = (lines: string): Post[] => postsOfLines(lines.replace(/^\s*$\n?/gmu, ''));

const OTHERS = `
  31 09:00 The bakery on Eel Street sells its last rye loaf on Friday. The owner is going to live with her son.
  32 10:00 Pupils of class four have counted 212 swifts above the grain store. Their teacher wrote it on the door.
  33 11:00 The chess club moves to the room above the chandlery. The stairs are steep, and the kettle is included.
  34 12:00 A grand piano was left at the tip. It is in tune, the keeper says, and has asked whose it is.
  35 13:00 Herring cost 4.10 crowns a kilo at the auction. That is less than in any October since the ice year.
  36 14:00 Two goats walked through the savings bank at noon. They were led out by a customer with an apple.
  37 15:00 Mill Lane gets eleven new lamps before winter. The old ones hummed, and several people will miss them.
  38 16:00 Rovers drew two all with Castle Athletic. Both goals fell while the goalkeepers were being photographed.
`;

const write = (results: Record<string, Post[]>, config = aDialogueConfig()) => {
  const { script } = writeBuiltIn(aContent(results, { window: WINDOW, version: '1.1' }), config);
  const chapters = script.chapters.map(({ title, utterances }) => ({
    title,
    said: utterances.map(({ text }) => text).join(' '),
  }));
  return { chapters, said: chapters.map(({ said }) => said).join(' ') };
};

const aMinute = aDialogueConfig({ targetDurationMinutes: 1 });

describe('beside a story that has ended', () => {
  const DAM = `
    1 07:00 ⚡ Crack in the dam of Arle: nobody is to go near the river Wend.
    2 07:20 The village of Nether Arle is evacuated because of the crack in the dam, 400 people must leave.
    3 07:30 Fire engines are on their way there.
    4 08:30 The engineers are inspecting the crack in the dam of Arle.
    5 17:00 ⚡ The evacuation of Nether Arle is lifted: the dam is safe, the crack is an old one.
  `;
  const voices = postsOf(`
    61 07:25 They have just knocked: we must all leave Nether Arle. I am taking the cat.
    62 17:20 Home again! Nether Arle has its lights on.
  `);

  it('neither who was there nor a bare flash is told in brief', () => {
    const { said } = write({ wend: postsOf(DAM + OTHERS), village: voices }, aMinute);
    expect(said).toContain('The evacuation of Nether Arle is lifted');
    expect(said).not.toMatch(/just knocked|Home again|Fire engines/);
  });

  it('neither is a rumour of neighbours that is denied, however it is put', () => {
    const [rumour, denial] = postsOf(`
      71 08:40 They say the river took the village!
      72 08:50 No, it has not. I can see it from my kitchen.
    `) as [Post, Post];
    const lane = [
      { ...rumour, author: 'Hob' },
      { ...denial, author: 'Nell', replyTo: rumour.id },
    ];
    const { said } = write(
      { wend: postsOf(DAM + OTHERS), lane },
      aDialogueConfig({ targetDurationMinutes: 1.5 }),
    );
    expect(said).toContain('The evacuation of Nether Arle is lifted');
    expect(said).not.toContain('They say');
  });

  it('voices are heard where they are all there is', () => {
    const { said } = write({ village: voices });
    expect(said).toMatch(/just knocked.*Home again/);
  });
});

describe('a cry', () => {
  const posts = postsOf(`
    1 08:00 The council proposes a bus fare of 45 crowns from January.
    2 09:00 Parents protest in front of the town hall against the bus fare of 45 crowns.
    3 18:00 The council has voted for a bus fare of 38 crowns, not 45.
  `);
  const cry = postsOf(
    '51 18:10 Hooray, 38 crowns! For a bus fare of 45 my aunt would have walked.',
  );

  it('adds nothing to what is reported', () => {
    const { said } = write({ town: [...posts, ...postsOf(OTHERS)], lane: cry }, aMinute);
    expect(said).toContain('38 crowns, not 45');
    expect(said).not.toContain('Hooray');
  });

  it('has a name in front of it where it is told', () => {
    const { said } = write({
      lane: cry,
      town: postsOf('1 08:00 The lock opens at six from Monday.'),
    });
    expect(said).toContain('Lane writes: Hooray');
  });
});

describe('branches of one matter', () => {
  it('stand behind each other, and only one of them is a headline', () => {
    const { chapters } = write(
      {
        town: postsOf(`
          1 06:00 ⚡ A crane has tilted over in Swift Street. Everybody is asked to keep away from Swift Street.
          2 06:20 ⚡ All of Swift Street is evacuated, 164 families have to leave Swift Street at once.
          3 07:00 The council plans a car park for 220 cars in place of Squill Park.
          4 09:00 ⚡ Correction: 64 families were evacuated, not 164, says the fire brigade.
          5 12:00 ⚡ The council has refused the car park in Squill Park, 11 votes to 6.
          6 18:00 ⚡ The crane is dismantled, Swift Street is open again and everybody is back at home.
          ${OTHERS}
        `),
      },
      aDialogueConfig({ targetDurationMinutes: 3 }),
    );
    const at = (title: RegExp) => chapters.findIndex((each) => title.test(each.title));
    expect(at(/64 families/)).toBe(at(/crane is dismantled/) + 1);
    expect(chapters[0]?.said).not.toContain('64 families');
  });
});

describe('the entries of a diary', () => {
  it('are one chapter in their order where no word is in all of them', () => {
    const { chapters } = write(
      {
        hut: postsOf(`
          1 D-6 20:00 Rain since noon, and a puddle under my lathe. The roof of the hut is six years old.
          2 D-5 20:00 I have found a new oil for my clocks. It smells of lemons, and my dog avoids me.
          3 D-4 20:00 Second night of rain. I went over the roof, and my puddle has moved to the north.
          4 D-3 20:00 My niece asked for a cuckoo clock without a cuckoo. I said that I would think about it.
          5 D-2 20:00 I took the ceiling down over the lathe: dry on top! In a west wind there is a puddle, else I find none.
          6 D-1 20:00 It is the chimney. Its collar has a crack, and in a west wind the rain runs under the roof to my lathe.
          8 D-6 08:00 I swept the yard this morning and found a spoon that I had given up in spring.
          9 D-5 08:00 My brother has written from Tarnholm: his goat has three kids, and he wants me to name them.
          10 D-4 08:00 The postman asked me why I have eleven clocks and am late. I gave him a biscuit.
          11 D-3 08:00 I am learning to play the accordion. The neighbours have bought curtains.
          12 D-2 08:00 My left boot squeaks, and since Tuesday I take the longer way so that nobody hears me.
          7 20:00 My tea is called "Harbour at Four", since two people asked. I drink it with milk.
        `),
      },
      aConfig({ targetDurationMinutes: 2 }),
    );
    const leak = chapters.find(({ said }) => said.includes('It is the chimney'));
    expect(leak?.said).toMatch(/Rain since noon.*Second night.*dry on top.*It is the chimney/);
    expect(leak?.said).not.toMatch(/lemons|niece|milk/);
  });
});
