import { expect, it } from 'vitest';
import { createComposition } from '../../../src/runtime/composition.ts';
import { CONFIG_SECTIONS } from '../../../src/runtime/config.ts';
import { SECRETS, type SecretValues } from '../../../src/runtime/secrets.ts';

const composing = (answers: (SecretValues | Error)[]) => {
  const composed: string[] = [];
  const asked: (readonly string[])[] = [];
  const open = createComposition({
    sections: ['logging', 'gemini'],
    openSecrets: (sections) => {
      asked.push(sections);
      return async () => {
        const answer = answers.length > 1 ? answers.shift() : answers[0];
        if (answer instanceof Error) throw answer;
        return answer ?? {};
      };
    },
    compose: ({ GEMINI_API_KEY }) => {
      composed.push(GEMINI_API_KEY ?? 'none');
      return `with ${GEMINI_API_KEY}`;
    },
  });
  return { open, composed, asked };
};

it('composes once, with the secrets of the sections that have any', async () => {
  const { open, composed, asked } = composing([{ GEMINI_API_KEY: 'one' }]);
  expect(await Promise.all([open(), open()])).toEqual(['with one', 'with one']);
  expect(composed).toEqual(['one']);
  expect(asked).toEqual([['gemini']]);
});

it('composes anew when a secret has changed', async () => {
  const first = { GEMINI_API_KEY: 'one' };
  const { open, composed } = composing([first, first, { GEMINI_API_KEY: 'two' }]);
  expect([await open(), await open(), await open()]).toEqual(['with one', 'with one', 'with two']);
  expect(composed).toEqual(['one', 'two']);
});

it('tries again after secrets that could not be read', async () => {
  const { open } = composing([new Error('not now'), { GEMINI_API_KEY: 'one' }]);
  await expect(open()).rejects.toThrow('not now');
  expect(await open()).toBe('with one');
});

it('knows only settings of their sections as secrets', () => {
  for (const [section, names] of Object.entries(SECRETS)) {
    const known = Object.keys(CONFIG_SECTIONS[section as keyof typeof SECRETS].shape);
    expect(known).toEqual(expect.arrayContaining([...names]));
  }
});
