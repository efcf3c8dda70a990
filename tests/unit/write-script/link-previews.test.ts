import { describe, expect, it } from 'vitest';
import type { LinkPreview, Post } from '../../../src/episode/content.ts';
import { writeBuiltIn } from '../../../src/write-script/built-in-writer.ts';
import { aConfig, aContent, aPost } from '../../support/a-content.ts';

const url = 'https://harbour-times.example/dredger';
const linking = (text: string, preview: Partial<LinkPreview>): Post =>
  aPost(1, text, { urls: [url], linkPreview: { url, ...preview } });
const said = (post: Post): string =>
  writeBuiltIn(
    aContent({
      quay: [post, aPost(2, 'The swimming bath opens on Monday at nine in the morning.')],
    }),
    aConfig(),
  )
    .script.chapters.flatMap(({ utterances }) => utterances.map(({ text }) => text))
    .join(' ');

describe('a post that is a link alone', () => {
  it('is told by what is shown of the page, and whose page it is', () => {
    const post = linking(url, {
      title: 'Dredger sold to Ostmouth for two million',
      description: 'The yard says that she leaves in May. Her crew stays with',
      site: 'Harbour Times',
    });
    expect(said(post)).toContain('Harbour Times: Dredger sold to Ostmouth for two million');
    expect(said(post)).not.toContain('harbour-times');
  });

  it('loses a sentence that was cut short', () => {
    const post = linking(url, {
      title: 'Dredger sold to Ostmouth for two million',
      description: 'The yard says that she leaves in May. Her crew stays with …',
    });
    expect(said(post)).toContain('she leaves in May');
    expect(said(post)).not.toContain('Her crew');
  });

  it('names a site once whose name is in the title', () => {
    const post = linking(url, { title: 'Dredger sold today | Quay Post', site: 'Quay Post' });
    expect(said(post).match(/Quay Post/g)).toHaveLength(1);
  });

  it('says nothing where the page has no title', () => {
    expect(said(linking(url, { site: 'Harbour Times' }))).not.toContain('Harbour Times');
  });
});

it('a post with words of its own is told in these', () => {
  const post = linking(`The dredger leaves us in May, the yard says. ${url}`, {
    title: 'Dredger sold to Ostmouth for two million',
  });
  expect(said(post)).toContain('The dredger leaves us in May');
  expect(said(post)).not.toContain('two million');
});
