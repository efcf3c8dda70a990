import { describe, expect, it } from 'vitest';
import { directoryGaps } from '../../../src/show/directory-requirements.ts';
import { aShowView } from '../../support/a-show.ts';

const complete = aShowView({
  description: 'What the harbour talks about.',
  author: 'The harbour office',
  ownerEmail: 'office@harbour.example',
  imageUrl: 'https://media.example/picture.jpg',
});

describe('what directories want of a show', () => {
  it('is nothing more where all is said', () => {
    expect(directoryGaps(complete)).toEqual([]);
  });

  it.each([
    [{ isBlocked: true }, 'isBlocked', ['Apple Podcasts', 'Spotify']],
    [{ description: '' }, 'description', ['Apple Podcasts', 'Spotify']],
    [{ author: '' }, 'author', ['Apple Podcasts', 'Spotify']],
    [{ ownerEmail: null }, 'ownerEmail', ['Spotify']],
    [{ imageUrl: null }, 'imageUrl', ['Apple Podcasts', 'Spotify']],
  ])('with %o is %s', (fields, field, directories) => {
    expect(directoryGaps({ ...complete, ...fields })).toEqual([
      { field, directories, text: expect.stringMatching(/\.$/) },
    ]);
  });
});
