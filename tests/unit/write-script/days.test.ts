import { describe, expect, it } from 'vitest';
import { spokenSeconds } from '../../../src/speech-text/speaking-time.ts';
import { writeBuiltIn } from '../../../src/write-script/built-in-writer.ts';
import { aDialogueConfig } from '../../support/a-content.ts';
import { ALMIRA } from '../../support/days/almira.ts';
import { BARGAINS } from '../../support/days/bargains.ts';
import { BONS_PLANS } from '../../support/days/bons-plans.ts';
import { COUNTY } from '../../support/days/county.ts';
import { contentOf, type Day } from '../../support/days/day.ts';
import { MARROW } from '../../support/days/marrow.ts';
import { RESERVOIR } from '../../support/days/reservoir.ts';
import { ROWING_CLUB } from '../../support/days/rowing-club.ts';
import { scoreScript } from '../../support/days/score-script.ts';
import { TRAM_DRIVER } from '../../support/days/tram-driver.ts';
import { ZARICHIA } from '../../support/days/zarichia.ts';

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
  [BONS_PLANS, 'newscast'],
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
    expect(report.seconds).toBeGreaterThan(0.74 * 60 * RESERVOIR.minutes);
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
