import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** 1 September 2026, 00:00 UTC, in Unix seconds: when message 0 of a test's export would have been posted. */
const START = Date.UTC(2026, 8, 1) / 1000;

/** Seconds after the start as ISO 8601. */
export const exportTime = (seconds: number): string =>
  new Date((START + seconds) * 1000).toISOString();

/** A message as Telegram Desktop exports it: number `id`, posted at second `second` (its id unless given). */
export const anExported = ({
  id,
  second = id,
  ...rest
}: { id: number; second?: number } & Record<string, unknown>) => ({
  id,
  type: 'message',
  date: exportTime(second).slice(0, 19),
  date_unixtime: String(START + second),
  from: 'Test',
  from_id: 'channel1',
  text: `Post ${id}`,
  text_entities: [{ type: 'plain', text: `Post ${id}` }],
  ...rest,
});

/** A chat as Telegram Desktop exports it. */
export const anExportedChannel = (name: string, id: number, messages: unknown[]) => ({
  name,
  type: 'public_channel',
  id,
  messages,
});

/** A folder for a test's exports. */
export const createExportFolder = async () => {
  const parent = await mkdtemp(join(tmpdir(), 'stepcast-exports-'));
  const folder = join(parent, 'export');
  await mkdir(folder);
  let files = 0;
  return {
    folder,
    /** Writes a file (text as it is, anything else as JSON) and gives its path. */
    async write(content: unknown): Promise<string> {
      files += 1;
      const path = join(folder, `export-${files}.json`);
      await writeFile(path, typeof content === 'string' ? content : JSON.stringify(content));
      return path;
    },
    remove: () => rm(parent, { recursive: true, force: true }),
  };
};
