import { describe, expect, it } from 'vitest';
import type { Content } from '../../../src/episode/content.ts';
import { writeBuiltIn } from '../../../src/write-script/built-in-writer.ts';
import { aContent, aDialogueConfig, aPost } from '../../support/a-content.ts';

const exchanges = (content: Content, config = aDialogueConfig()) => {
  const { chapters } = writeBuiltIn(content, config).script;
  return chapters.flatMap(({ utterances }) =>
    utterances.flatMap(({ speaker, text }, index) =>
      speaker === 'host' ? [{ asked: text, answered: utterances[index + 1]?.text ?? '' }] : [],
    ),
  );
};

const OTHERS = [
  aPost(
    20,
    'Bread again\n\nThe bakery opens its doors. Its oven had been cold all summer long. A mason from the far side of the river has laid new bricks in it, and the chimney draws again. Twelve kinds of bread are to be had from now until the last days of winter.',
  ),
  aPost(21, 'The heron\n\nA grey heron stands in the pit. It eats what the water leaves behind.'),
];

describe('two speakers', () => {
  it.each([
    [
      'when something takes place',
      'Open day at the mill\n\nThe mill holds its open day on Sunday at noon. Boots are advised.',
      /[Ww]hen/,
      /on Sunday at noon/,
    ],
    [
      'what a word means',
      'Tail recursion\n\nTail recursion is a special case of recursion. It needs no stack.',
      /[Ww]hat (?:is|does) (?:that|it)/,
      /is a special case/,
    ],
    [
      'what was said',
      'A note of the miller\n\n"The first loaf was a brick. The second one rose like the tide." He baked on.',
      /[Ww]hat does it say|[Hh]ow does it go/,
      /"The first loaf/,
    ],
    [
      'what the difference is',
      'Oak vs elm\n\nOak and elm are both hard woods. Elm lasts longer under water.',
      /difference|differ/,
      /Oak and elm/,
    ],
  ])('ask and answer %s', (_, post, question, answer) => {
    const content = aContent({ harbour: [...OTHERS, aPost(2, post)] });
    const name = post.split('\n')[0]?.slice(0, 3) ?? '';
    const all = exchanges(content, aDialogueConfig({ targetDurationMinutes: 10 }));
    const found = all.find(({ asked }) => asked.includes(name) && question.test(asked));
    expect(found?.answered).toMatch(answer);
  });

  it('ask for what a post names in front of a colon, how long, and what it costs', () => {
    const post =
      'The loaf\n\nOswin baked a second loaf this autumn. It rose like the tide and smells of hay. The recipe: flour, water, salt and a night of rest. The dough stands in the cold cellar. It takes twelve hours in all.';
    const all = exchanges(aContent({ harbour: [...OTHERS, aPost(2, post)] }));
    expect(all.find(({ asked }) => /the recipe\?$/.test(asked))?.answered).toMatch(
      /^Flour, water, salt/,
    );
    expect(all.find(({ asked }) => /[Hh]ow long/.test(asked))?.answered).toMatch(
      /^It takes twelve/,
    );
  });

  it('never leave a title without a lead, and lead in a new way each time', () => {
    const names = [
      'gate',
      'mill',
      'heron',
      'loaf',
      'ferry',
      'tower',
      'letter',
      'wheel',
      'stone',
      'boat',
    ];
    const posts = names.map((name, n) =>
      aPost(
        n + 1,
        `All about the ${name}\n\nThe ${name} of our town has a ${name} keeper. Every ${name} needs one. He sees to the ${name} at dawn, rests for an hour at noon and sees to the ${name} again at dusk. In the evening he writes down what the ${name} has done all day, and hangs the ${name} book on its nail.`,
      ),
    );
    const config = aDialogueConfig({ targetDurationMinutes: 10 });
    const leads = exchanges(aContent({ harbour: posts }), config)
      .map(({ asked }) => asked)
      .filter((asked) => asked.includes('All about the'))
      .map((asked) => asked.replace(/All about the \w+/, 'X'));
    expect(leads).toHaveLength(names.length);
    expect(new Set(leads).size).toBe(names.length);
    expect(leads.filter((lead) => /^X\.$/.test(lead))).toEqual([]);
  });

  it('quote an author who speaks of himself or of his day, with who and when', () => {
    const post = 'The tin\n\nWe opened it last night, all eleven of us. Inside lay a folded sack.';
    const content = aContent({ harbour: [aPost(2, post)], mill: OTHERS });
    const quoted = exchanges(content).find(({ answered }) => answered.includes('We opened it'));
    expect(quoted?.answered).toMatch(/Harbour.* October 2.*: We opened it last night/);
  });
});

describe('the summary', () => {
  it('counts as many posts as the notes link to', () => {
    const same =
      'A new gate\n\nThe harbour board has bought a new gate for the old mill pond at last.';
    const content = aContent({ harbour: [aPost(1, same), ...OTHERS], mill: [aPost(2, same)] });
    const { script } = writeBuiltIn(content, aDialogueConfig());
    const links = new Set(script.chapters.flatMap(({ sources }) => sources.map(({ url }) => url)));
    expect(script.summary).toContain(`Told from ${links.size} posts`);
    expect(links.size).toBe(4);
  });

  it('and the title name nothing that is true on one day only', () => {
    const post =
      'Closed tomorrow\n\nThe river is closed from eight to noon for the crane. Please pass it on to all.';
    const { script } = writeBuiltIn(
      aContent({ harbour: [aPost(1, post), ...OTHERS] }),
      aDialogueConfig(),
    );
    expect(script.title).not.toContain('tomorrow');
  });
});
