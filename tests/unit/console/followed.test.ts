import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

/** What is looked at once and when somebody comes back to it, and why nothing more. */
const ONCE: Readonly<Record<string, string>> = {
  'access/show-choice.tsx': 'a form',
  'connections/connections-page.tsx': 'forms',
  'disk/disk-card.tsx': 'every file is measured',
  'episode/episode-page.tsx': 'beside the episode, which is followed',
  'episode/listen/listen-panel.tsx': 'files that never change',
  'episode/listen/posts/use-told-posts.ts': 'asked anew when the episode is published',
  'episode/nothing-to-tell.tsx': 'beside the episode, which is followed',
  'episode/use-publish-time.ts': 'beside the episode, which is followed',
  'execution/execution-view.tsx': 'what an execution ran by never changes',
  'operations/timings-panel.tsx': 'many histories are read',
  'rerun/rerun-page.tsx': 'a form',
  'runs/retry-failed.tsx': 'a question before it is done',
  'script/script-page.tsx': 'a form',
  'search/search-page.tsx': 'an answer to a question',
  'shows/form/use-same-title.ts': 'a form',
  'shows/generate-panel.tsx': 'an estimate, beside a form',
  'shows/show-card.tsx': 'beside the newest episodes, which are followed',
  'shows/show-settings-page.tsx': 'a form',
  'shows/use-show-titles.ts': 'titles, beside what is followed',
  'telegram/account-chats.tsx': 'a choice in a form',
  'telegram/chat-topics.tsx': 'a choice in a form',
  'telegram/telegram-card.tsx': 'a form',
  'telegram/use-newest-posts.ts': 'beside a form',
  'webhooks/new-webhook-form.tsx': 'a form',
};

/** The calls of `useResource` in a source, each with its options. */
const callsIn = (source: string): string[] =>
  source
    .split('useResource(')
    .slice(1)
    .map((rest) => {
      let depth = 1;
      const end = [...rest].findIndex((char) => {
        if (char === '(') depth += 1;
        if (char === ')') depth -= 1;
        return depth === 0;
      });
      return rest.slice(0, end);
    });

test('whatever a page loads is looked at again, but for what is known to need no more than once', () => {
  const folder = join(import.meta.dirname, '../../../src/console');
  const once = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .filter((path) =>
      callsIn(readFileSync(join(folder, path), 'utf8')).some((call) => !/\bisMoving\b/.test(call)),
    );
  expect(once.sort()).toEqual(Object.keys(ONCE).sort());
});
