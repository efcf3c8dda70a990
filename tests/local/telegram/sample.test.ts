import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import {
  SAMPLE_EXPORT,
  SECOND_SAMPLE_EXPORT,
  TOWN_EXPORTS,
} from '../../../local/telegram/sample/index.ts';

const CALENDAR =
  /\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|june|july|august|september|october|november|december|(?:full|new) moon|equinox|solstice)\b/i;

it.each([SAMPLE_EXPORT, SECOND_SAMPLE_EXPORT, ...TOWN_EXPORTS])(
  'the posts of %s hold true at any time that they are moved to',
  async (file) => {
    const { messages } = JSON.parse(await readFile(file, 'utf8')) as {
      messages: { text_entities?: { text: string }[] }[];
    };
    const texts = messages.map(({ text_entities: parts = [] }) =>
      parts.map((p) => p.text).join(''),
    );
    // The old letter's date stays; a habit of every week ("on Thursdays") is no date.
    const dated = texts.filter((text) => CALENDAR.test(text.replace('3 December 1949', '')));
    expect(dated).toEqual([]);
  },
);
