import { expect, test } from 'vitest';
import { readAgent } from '../../../src/listens/agent/read-agent.ts';

// As apps and bots send them; collected at https://github.com/opawg/user-agents-v2 and in the apps' documentation.
test.each([
  ['AppleCoreMedia/1.0.0.20G75 (iPhone; U; CPU OS 16_6 like Mac OS X; en_us)', 'Apple’s player'],
  ['Podcasts/1650.20 CFNetwork/1333.0.4 Darwin/21.5.0', 'Apple Podcasts'],
  ['Overcast/3.0 (+http://overcast.fm/; iOS podcast app)', 'Overcast'],
  ['Pocket Casts', 'Pocket Casts'],
  ['AntennaPod/3.4.0', 'AntennaPod'],
  ['PodcastAddict/v5 (+https://podcastaddict.com/; Android podcast app)', 'Podcast Addict'],
  ['Spotify/8.9.10 Android/33 (Pixel 7)', 'Spotify'],
  ['VLC/3.0.18 LibVLC/3.0.18', 'VLC'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:121.0) Gecko/20100101 Firefox/121.0', 'Firefox'],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36 Edg/120.0.0.0',
    'Edge',
  ],
  ['SomebodysPlayer/1.2 (iPhone)', 'Other'],
])('%s is %s', (agent, app) => {
  expect(readAgent(agent)).toBe(app);
});

test.each([
  'Overcast feed parser/1.0 (+http://overcast.fm/)',
  'PocketCasts/1.0 (Pocket Casts Feed Parser; +http://pocketcasts.com/)',
  'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)',
  'Mozilla/5.0 (compatible; Podchaser-Parser/1.0)',
  'Podcastindex.org/v1',
  'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
  'TelegramBot (like TwitterBot)',
  'Go-http-client/1.1',
  'okhttp/4.9.3',
  'Wget/1.21',
  'Lavf/58.29.100',
  'axios/1.6.0',
])('%s listens to nothing', (agent) => {
  expect(readAgent(agent)).toBeUndefined();
});
