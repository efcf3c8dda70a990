import type { Script } from '../../../src/episode/script.ts';
import { contentOf, type Day } from './day.ts';

const WEIGHTS = {
  lead: 20,
  recall: 35,
  facts: 10,
  breadth: 10,
  clean: 10,
  pure: 15,
  current: 10,
  order: 5,
  attribution: 5,
  unsaid: 5,
};
type Part = keyof typeof WEIGHTS;

/** A script as an editor marks it: from 0 to 100, each part from 0 to 1, and what is wrong. */
export interface Score {
  readonly score: number;
  readonly parts: Partial<Record<Part, number>>;
  readonly purity: number;
  readonly faults: readonly string[];
}

/** Of a post's sentence so much must be heard that it counts as told. */
const HEARD = 0.5;
const ITEMS_A_MINUTE = 3;

const wordsOf = (text: string): string[] =>
  (text.toLowerCase().match(/[\p{L}\p{M}]+|\d+/gu) ?? [])
    .filter((word) => word.length > 2 || /\d/.test(word))
    .map((word) => word.slice(0, 5));
const sentencesOf = (text: string): string[] => text.split(/(?<=[.!?…])\s+|\n+/u);

/** The place in a chapter where a post is said best, in words from its start; nothing where it isn't. */
const hear = (written: string, said: readonly string[]): number | undefined => {
  const places = sentencesOf(written)
    .map((sentence) => [...new Set(wordsOf(sentence))])
    .filter((words) => words.length >= 3)
    .flatMap((words) => {
      const wide = words.length * 2;
      const shares = said.map((_, at) => {
        const near = new Set(said.slice(at, at + wide));
        return words.filter((word) => near.has(word)).length / words.length;
      });
      const best = Math.max(0, ...shares);
      return best >= HEARD ? [shares.indexOf(best)] : [];
    });
  return places.length === 0 ? undefined : Math.min(...places);
};

const shareOf = (part: number, whole: number): number | undefined =>
  whole === 0 ? undefined : part / whole;

/** Compares a script with what an editor would have made of the day. */
export const scoreScript = (day: Day, script: Script): Score => {
  const { gold } = day;
  const { results } = contentOf(day);
  const written = new Map(
    Object.entries(results).flatMap(([channel, posts]) =>
      posts.map((each) => [
        `${channel}/${each.id}`,
        [each.text, each.poll?.question ?? ''].join('\n'),
      ]),
    ),
  );
  const chapters = script.chapters.map(({ title, sources, utterances }) => ({
    title,
    sources: sources.map(({ channel, messageId }) => `${channel}/${messageId}`),
    text: utterances.map(({ text }) => text).join(' '),
  }));
  const told = new Map<string, { chapter: number; at: number }>();
  chapters.forEach(({ sources, text }, chapter) => {
    const said = wordsOf(text);
    for (const key of sources) {
      const at = hear(written.get(key) ?? '', said);
      if (at !== undefined && !told.has(key)) told.set(key, { chapter, at: chapter * 1e4 + at });
    }
  });
  const isTold = (key: string) => told.has(key);
  const faults: string[] = [];
  const order = [...told].toSorted(([, a], [, b]) => a.at - b.at).map(([key]) => key);
  const everything = [script.title, script.summary, ...chapters.map((c) => `${c.title} ${c.text}`)];
  const says = (pattern: RegExp) => everything.some((text) => pattern.test(text));
  const check = (holds: boolean, fault: string): number => {
    if (!holds) faults.push(fault);
    return holds ? 1 : 0;
  };
  const mean = (values: readonly number[]): number | undefined =>
    shareOf(
      values.reduce((sum, value) => sum + value, 0),
      values.length,
    );

  const leads = gold.stories.slice(0, gold.leads ?? 1).flatMap(({ posts }) => posts);
  const lead = check(leads.includes(order[0] ?? ''), `the lead is ${order[0]}`);
  const weights = gold.stories.map((_, rank) => 1 / Math.log2(rank + 2));
  const values = gold.stories.map(({ name, posts, newest }) => {
    if (check(posts.some(isTold), `not told: ${name}`) === 0) return 0;
    const developments = newest.map((any) =>
      check(any.some(isTold), `${name}: ${any.join(' or ')} not told`),
    );
    return 0.5 + 0.5 * (mean(developments) ?? 1);
  });
  const recall =
    values.reduce((sum, value, rank) => sum + value * (weights[rank] ?? 0), 0) /
    weights.reduce((sum, weight) => sum + weight, 0);
  const facts = mean(
    gold.stories.flatMap(({ say = [] }) =>
      say.map((fact) => check(says(fact), `${fact} isn't said`)),
    ),
  );
  const items = gold.items.filter((same) => same.some(isTold)).length;
  const wanted = Math.min(ITEMS_A_MINUTE * day.minutes, gold.stories.length + gold.items.length);
  const breadth = Math.min(1, (values.filter((value) => value > 0).length + items) / wanted);
  const dirt = [...(gold.advertisements ?? []), ...(gold.noise ?? [])].filter(isTold);
  for (const key of dirt) faults.push(`told, and is no news: ${key}`);
  const clean = Math.max(0, 1 - (2 * dirt.length) / Math.max(1, told.size));

  const storyOf = new Map(
    gold.stories.flatMap((story) => story.posts.map((key) => [key, story] as const)),
  );
  const company = chapters.flatMap(({ title }, index) => {
    const own = [...told].filter(([, { chapter }]) => chapter === index).map(([key]) => key);
    const sizes = Map.groupBy(
      own.filter((key) => storyOf.has(key)),
      (key) => storyOf.get(key),
    );
    const most = Math.max(0, ...[...sizes.values()].map(({ length }) => length));
    const isBrief = own.length >= 5 && most < own.length / 2;
    if (own.length < 2 || most === 0 || isBrief) return [];
    check(most === own.length, `mixed: ${title} (${own.join(' ')})`);
    return [{ most, all: own.length }];
  });
  const purity =
    shareOf(
      company.reduce((sum, { most }) => sum + most, 0),
      company.reduce((sum, { all }) => sum + all, 0),
    ) ?? 1;
  const current = mean(
    gold.stories.flatMap(({ superseded = {} }) =>
      Object.entries(superseded)
        .filter(([key]) => isTold(key))
        .map(([key, by]) =>
          check(
            by.some((later) => told.get(later)?.chapter === told.get(key)?.chapter),
            `told as current: ${key}`,
          ),
        ),
    ),
  );
  const inOrder = mean(
    (gold.series ?? []).map((parts) => {
      const at = parts.flatMap((key) => told.get(key)?.at ?? []);
      return check(
        at.every((value, index) => index === 0 || value > (at[index - 1] ?? 0)),
        `out of order: ${parts.join(' ')}`,
      );
    }),
  );
  const attribution = mean(
    Object.entries(gold.attributions ?? {})
      .filter(([key]) => isTold(key))
      .map(([key, who]) =>
        check(who.test(chapters[told.get(key)?.chapter ?? -1]?.text ?? ''), `${key}: not ${who}`),
      ),
  );
  const unsaid = mean((gold.never ?? []).map((each) => check(!says(each), `said: ${each}`)));
  const parts: Score['parts'] = {
    lead,
    recall,
    breadth,
    clean,
    pure: Math.max(0, (purity - 0.6) / 0.4),
    ...(facts === undefined ? {} : { facts }),
    ...(current === undefined ? {} : { current }),
    ...(inOrder === undefined ? {} : { order: inOrder }),
    ...(attribution === undefined ? {} : { attribution }),
    ...(unsaid === undefined ? {} : { unsaid }),
  };
  const counted = Object.entries(parts) as [Part, number][];
  const most = counted.reduce((sum, [part]) => sum + WEIGHTS[part], 0);
  const score =
    (100 * counted.reduce((sum, [part, value]) => sum + WEIGHTS[part] * value, 0)) / most;
  return { score, parts, purity, faults };
};
