import { expect, it } from 'vitest';
import { podcastGuid } from '../../../src/publish-feed/podcast-guid.ts';

it.each([
  // The example of the specification.
  ['https://mp3s.nashownotes.com/pc20rss.xml', '917393e3-1b1e-5cef-ace4-edaa54e1f810'],
  ['http://mp3s.nashownotes.com/pc20rss.xml//', '917393e3-1b1e-5cef-ace4-edaa54e1f810'],
])('the GUID of %s is that of its address without scheme and slashes', (address, guid) => {
  expect(podcastGuid(address)).toBe(guid);
});
