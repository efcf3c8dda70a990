import { describe, expect, it } from 'vitest';
import { spokenSeconds } from '../../../src/speech-text/speaking-time.ts';
import { writeBuiltIn } from '../../../src/write-script/built-in-writer.ts';
import { aDialogueConfig } from '../../support/a-content.ts';
import { ALMIRA } from '../../support/days/almira.ts';
import { BARGAINS } from '../../support/days/bargains.ts';
import { BONS_PLANS } from '../../support/days/bons-plans.ts';
import { BRZEGOW } from '../../support/days/brzegow.ts';
import { CIEL_DE_NUIT } from '../../support/days/ciel-de-nuit.ts';
import { CINAR_SOKAK } from '../../support/days/cinar-sokak.ts';
import { COUNTY } from '../../support/days/county.ts';
import { contentOf, type Day, post } from '../../support/days/day.ts';
import { DELTA_MONITOR } from '../../support/days/delta-monitor.ts';
import { EAUX_DU_VAL } from '../../support/days/eaux-du-val.ts';
import { GIVAT_OREN } from '../../support/days/givat-oren.ts';
import { ISLES } from '../../support/days/isles.ts';
import { KAMEN } from '../../support/days/kamen.ts';
import { KURS } from '../../support/days/kurs.ts';
import { LANDTAG } from '../../support/days/landtag.ts';
import { LEOES } from '../../support/days/leoes.ts';
import { LINDENHOF } from '../../support/days/lindenhof.ts';
import { MARROW } from '../../support/days/marrow.ts';
import { MATAR_SAFA } from '../../support/days/matar-safa.ts';
import { METEO_WYDMY } from '../../support/days/meteo-wydmy.ts';
import { NOOR } from '../../support/days/noor.ts';
import { NORTHLINE } from '../../support/days/northline.ts';
import { OSTERAU } from '../../support/days/osterau.ts';
import { QUARTIERE_NORD } from '../../support/days/quartiere-nord.ts';
import { RELEASES } from '../../support/days/releases.ts';
import { RESERVOIR } from '../../support/days/reservoir.ts';
import { RIBALTA } from '../../support/days/ribalta.ts';
import { ROWING_CLUB } from '../../support/days/rowing-club.ts';
import { scoreScript } from '../../support/days/score-script.ts';
import { THORN_ISLAND } from '../../support/days/thorn-island.ts';
import { TRAM_DRIVER } from '../../support/days/tram-driver.ts';
import { VILA_CLARA } from '../../support/days/vila-clara.ts';
import { WADI } from '../../support/days/wadi.ts';
import { ZARICHIA } from '../../support/days/zarichia.ts';
import { ZHOVTA_BALKA } from '../../support/days/zhovta-balka.ts';

const write = (day: Day) => {
  const voices = ['Kore', 'Puck'].map((name) => `${day.language}-Chirp3-HD-${name}`);
  const config = aDialogueConfig({
    title: Object.values(day.channels)[0]?.title ?? day.name,
    languageCode: day.language,
    targetDurationMinutes: day.minutes,
    speakers: voices.map((voice, index) => ({ role: index === 0 ? 'host' : 'expert', voice })),
  });
  return writeBuiltIn(contentOf(day), config);
};

describe.each([
  [COUNTY, 'newscast'],
  [ROWING_CLUB, 'newscast'],
  [BARGAINS, 'digest'],
  [TRAM_DRIVER, 'in-depth'],
  [RESERVOIR, 'newscast'],
  [MARROW, 'newscast'],
  [ALMIRA, 'newscast'],
  [ZARICHIA, 'newscast'],
  [BONS_PLANS, 'digest'],
  [RELEASES, 'digest'],
  [WADI, 'newscast'],
  [ISLES, 'newscast'],
  [LINDENHOF, 'newscast'],
  [NOOR, 'in-depth'],
  [KAMEN, 'in-depth'],
  [VILA_CLARA, 'newscast'],
  [BRZEGOW, 'newscast'],
  [DELTA_MONITOR, 'newscast'],
  [CINAR_SOKAK, 'newscast'],
  [NORTHLINE, 'newscast'],
  [KURS, 'newscast'],
  [LANDTAG, 'newscast'],
  [EAUX_DU_VAL, 'newscast'],
  [METEO_WYDMY, 'newscast'],
  [LEOES, 'newscast'],
  [OSTERAU, 'newscast'],
  [QUARTIERE_NORD, 'newscast'],
  [ZHOVTA_BALKA, 'newscast'],
  [THORN_ISLAND, 'newscast'],
  [RIBALTA, 'newscast'],
  [MATAR_SAFA, 'newscast'],
  [GIVAT_OREN, 'newscast'],
  [CIEL_DE_NUIT, 'in-depth'],
])('$name, as an editor would make it', (day, style) => {
  const { script, report } = write(day);
  const { score, purity, parts, faults } = scoreScript(day, script);

  it('scores at least 90 of 100', () => {
    expect(score, faults.join('\n')).toBeGreaterThanOrEqual(90);
    expect(report).toMatchObject({ style });
  });

  it('leads right, in pure chapters, without what must not be said', () => {
    expect(parts.lead, faults.join('\n')).toBe(1);
    expect(purity, faults.join('\n')).toBeGreaterThanOrEqual(0.95);
    expect(parts.unsaid ?? 1, faults.join('\n')).toBe(1);
  });

  it('says whose words they are, and keeps parts in order', () => {
    expect(parts.attribution ?? 1, faults.join('\n')).toBe(1);
    expect(parts.order ?? 1, faults.join('\n')).toBe(1);
  });

  it.skipIf(style === 'in-depth')('lets nobody speak longer than 40 seconds at a stretch', () => {
    for (const { text } of script.chapters.flatMap(({ utterances }) => utterances)) {
      expect(spokenSeconds(text)).toBeLessThan(40);
    }
  });
});

describe('room that is left', () => {
  const { script, report } = write(RESERVOIR);
  const said = JSON.stringify(script.chapters);

  it('goes to echoes that nothing contradicts, and to what only shares a word with a later post', () => {
    expect(report.seconds).toBeGreaterThan(0.72 * 60 * RESERVOIR.minutes);
    expect(said).toMatch(/Volvemos/);
    expect(said).toMatch(/Ya no faltan mantas/);
  });

  it('goes to nothing that a later post took back or settled', () => {
    expect(said).not.toMatch(/Acaban de llamar|Alguien puede recoger|Yo no vuelvo/);
  });
});

describe('a match that was told goal by goal', () => {
  it('is told by how it ended, and then by its goals as they fell', () => {
    const said = write(MARROW).script.chapters.map(({ utterances }) =>
      utterances.map(({ text }) => text).join(' '),
    );
    expect(said.find((text) => text.startsWith('Final whistle'))).toMatch(
      /Marrow Town 2, Selby 1.*0–1.*1–1, Leo Marsh.*2–1/s,
    );
    expect(said.join(' ')).not.toMatch(/Half-time|Selby at half past two/);
  });
});

describe('a post that its own channel goes on with', () => {
  it('is told behind how it went on', () => {
    const titles = write(MARROW).script.chapters.map(({ title }) => title);
    expect(titles).toContain('The swan has gone');
  });
});

describe('a post that only shares a place with a story', () => {
  it('neither leads it nor stands in its chapter', () => {
    const { script } = write(MARROW);
    const glove = script.chapters.filter(({ sources }) =>
      sources.some(({ messageId }) => messageId === 33),
    );
    expect(glove.map(({ title }) => title)).toEqual(['In brief']);
  });
});

describe('what is back, found or over', () => {
  it.each([
    [WADI, 'wadi_news', [12, 13]],
    [ZARICHIA, 'zarichia', [14, 22]],
    [LINDENHOF, 'lindenhof', [2, 12]],
    [ISLES, 'bird_log', [1, 3]],
    [BRZEGOW, 'brzegow24', [9, 14]],
    [DELTA_MONITOR, 'delta_monitor', [23, 24]],
  ] as const)('is told with what had happened to it ($name, %s %j)', (day, channel, ids) => {
    const { script } = write(day);
    const [before, after] = ids.map((id) =>
      script.chapters.findIndex(({ sources }) =>
        sources.some((source) => source.channel === channel && source.messageId === id),
      ),
    );
    expect(before === -1 ? after : before).toBe(after);
    expect(after).toBeGreaterThan(0);
  });
});

describe('days long ago and delays of an hour', () => {
  it('lead nothing, and make no story with the day', () => {
    const { script } = write(ISLES);
    expect(script.title).not.toMatch(/1944|07:30/);
    const { title } =
      script.chapters.find(({ sources }) =>
        sources.some((source) => source.channel === 'skerry_museum' && source.messageId === 2),
      ) ?? {};
    expect(title ?? 'In brief').toBe('In brief');
  });
});

describe('a post of one channel that names the matter of another', () => {
  it('leaves two matters two chapters', () => {
    const { script } = write(DELTA_MONITOR);
    const [bridge, convoy] = [
      ['delta_monitor', 12],
      ['open_hands', 304],
    ].map(([channel, id]) =>
      script.chapters.findIndex(({ sources }) =>
        sources.some((source) => source.channel === channel && source.messageId === id),
      ),
    );
    expect(bridge).toBe(1);
    expect(convoy).toBeGreaterThan(1);
  });
});

describe('what people say of a matter', () => {
  it('is told behind what happened, and names no chapter', () => {
    const { script } = write(QUARTIERE_NORD);
    const move = script.chapters.find(({ sources }) =>
      sources.some(({ channel, messageId }) => channel === 'calcio_verdi' && messageId === 3),
    );
    const said = move?.utterances.map(({ text }) => text).join(' ');
    expect(move?.title).toMatch(/Luca Marini è del Porto Azzurro/);
    expect(said).toMatch(/Porto Azzurro.*Luca Marini: "Verdi resterà casa mia/);
  });
});

describe('an item in brief that goes on with another one', () => {
  it('comes behind it', () => {
    expect(JSON.stringify(write(QUARTIERE_NORD).script.chapters)).toMatch(
      /Il tetto perde.*I lavori alla scuola/,
    );
  });
});

describe('a rumour beside a matter that was reported further', () => {
  it('isn’t told, however much time there is', () => {
    for (const minutes of [4, 10]) {
      expect(JSON.stringify(write({ ...OSTERAU, minutes }).script)).not.toMatch(/Hacker 2 Mi/);
    }
  });
});

describe('lessons between the parts of which others stand', () => {
  it('are one chapter each, in their order', () => {
    const ids = write(CIEL_DE_NUIT).script.chapters.map(({ sources }) =>
      sources.map(({ messageId }) => messageId),
    );
    expect(ids).toEqual(
      expect.arrayContaining([
        [2, 5, 8],
        [3, 4],
      ]),
    );
  });
});

describe("an author's essays", () => {
  const chapters = write(KAMEN).script.chapters.slice(1, -1);

  it('begin with what they go on from, and are called by the name over them', () => {
    expect(chapters.map(({ title }) => title)).toEqual([
      'Начинаю большой цикл о библиотеке в Лужках, которую мы реставрируем третий год',
      'Лужки',
      'Коротко',
    ]);
  });

  it('are an utterance each, so that a pause is heard between them', () => {
    for (const { sources, utterances } of chapters) {
      expect(utterances).toHaveLength(sources.length);
    }
  });
});

describe('several channels', () => {
  it('are named as far as their names are whole', () => {
    const { chapters } = write({ ...ISLES }).script;
    expect(JSON.stringify(chapters)).not.toMatch(/and Bird[,.]/);
  });
});

describe('a digest', () => {
  it('says each line once: it has no headlines in front of them', () => {
    const { script } = write(BARGAINS);
    const lines = script.chapters.flatMap(({ utterances }) =>
      utterances.flatMap(({ text }) => text.split(/(?<=[.!?])\s/u)),
    );
    expect(new Set(lines).size).toBe(lines.length);
  });

  it('has chapters of several lines, and no words that only point at a link', () => {
    const { script } = write(BARGAINS);
    const { said, told } = {
      said: JSON.stringify(script),
      told: script.chapters.slice(1, -1).map(({ utterances }) => utterances.length),
    };
    expect(Math.min(...told)).toBeGreaterThan(2);
    expect(said).not.toContain('за посиланням');
  });

  it('tells what is sold out behind what can be had', () => {
    const told = write(BARGAINS).script.chapters.slice(1, -1);
    expect(told.at(-1)?.utterances.at(-1)?.text).toContain('закінчилися');
  });
});

describe('a digest of a day', () => {
  const ended = (day: Day) =>
    write(day)
      .script.chapters.slice(1, -1)
      .flatMap(({ utterances }) => utterances.map(({ text }) => text));

  it('begins with what was read most, and ends with what is sold out', () => {
    const lines = ended(BONS_PLANS);
    expect(lines[0]).toMatch(/SSD Granit: retour en stock/);
    expect(lines.slice(-2).join(' ')).toMatch(/épuisé.*terminée/);
    expect(ended(RELEASES)[0]).toMatch(/3\.8\.3 fixes that.*CVE-2026-41177 in libquay/);
  });

  it('is named by the lines that it tells, in their order', () => {
    const { script } = write(RELEASES);
    expect(script.title).toBe(script.chapters[1]?.title);
  });

  it('leaves names their own way of writing', () => {
    const { script } = write(RELEASES);
    expect(JSON.stringify(script)).not.toMatch(/Sqlfmt|Libquay|Kettle-rs|Grpc|Ripple|Textwrangle/);
  });
});

describe('the marks', () => {
  const { script } = write(COUNTY);

  it('are low for a script that tells the oldest posts, advertising and all', () => {
    const all = Object.entries(contentOf(COUNTY).results).flatMap(([channel, posts]) =>
      posts.slice(0, 8).map(({ id, text }) => ({ channel, id, text })),
    );
    const told = all.map(({ channel, id, text }) => ({
      title: 'News',
      sources: [{ channel, messageId: id, url: `https://t.me/${channel}/${id}` }],
      utterances: [{ speaker: 'host', text }],
    }));
    expect(scoreScript(COUNTY, { ...script, chapters: told }).score).toBeLessThan(65);
  });

  it('are none for a script that lists posts and says nothing of them', () => {
    const silent = script.chapters.map((chapter) => ({
      ...chapter,
      title: '',
      utterances: [{ speaker: 'host', text: 'Well, well.' }],
    }));
    expect(scoreScript(COUNTY, { ...script, chapters: silent }).parts.recall).toBe(0);
  });
});

describe('items of six sentences, where there is nothing else to tell', () => {
  const POSTS = 14;
  /** A word that no other post has. */
  const word = (n: number, at: number): string =>
    [n % 7, Math.floor(n / 7) + 2 * (at % 4), at]
      .map(
        (value) => ['bo', 'ka', 'ri', 'mu', 'te', 'lo', 'sa', 'ny', 'du', 'pe', 'gi', 'wo'][value],
      )
      .join('');
  const about = (n: number) =>
    `The ${word(n, 0)} got a new ${word(n, 1)}. She paid a ${word(n, 2)} for the ${word(n, 3)}. Nobody had looked at any ${word(n, 4)} since the ${word(n, 5)}. Its ${word(n, 6)} is to be mended before the ${word(n, 7)}. Visitors of a ${word(n, 8)} may come along. Children may help with the ${word(n, 9)} if they bring gloves.`;
  const day: Day = {
    name: 'six sentences',
    language: 'en-GB',
    minutes: 8,
    channels: {
      lane: {
        title: 'Osier Lane',
        posts: Array.from({ length: POSTS }, (_, n) =>
          post(n + 1, `${String(8 + n).padStart(2, '0')}:00`, about(n)),
        ),
      },
    },
    gold: { stories: [], items: [] },
  };

  it('are told whole, and by nobody for longer than 40 seconds', () => {
    const { script } = write(day);
    expect(JSON.stringify(script).match(/bring gloves/g)).toHaveLength(POSTS);
    for (const { text } of script.chapters.flatMap(({ utterances }) => utterances)) {
      expect(spokenSeconds(text)).toBeLessThan(40);
    }
  });
});
