import { mkdir, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { projectRoot } from '../../../../build/project-root.ts';
import { DEFAULT_DATA_DIR } from '../../../command-line/data-dir.ts';
import { CommandFailed } from '../../command-failed.ts';
import type { Answer } from '../../context.ts';
import { serviceFile } from '../../service-file.ts';

/** `service install`: writes the file, shows it, and leaves starting it to whoever asked. */
export const installService = async (dataDir: string | undefined): Promise<Answer> => {
  const folder = resolve(dataDir ?? DEFAULT_DATA_DIR);
  const start = join(projectRoot, 'scripts', 'start.ts');
  const file = serviceFile(process.platform, {
    command: [process.execPath, start, '--data-dir', folder],
    home: homedir(),
  });
  if (!file) {
    throw new CommandFailed(
      `There is no service file for ${process.platform}. Have its service manager run: npm start -- --data-dir ${folder}`,
    );
  }
  await mkdir(dirname(file.path), { recursive: true });
  await writeFile(file.path, file.text);
  const lines = [`Written to ${file.path}:`, '', ...file.text.trimEnd().split('\n'), ''];
  return { json: file, lines: [...lines, 'Start it with', ...file.next], ok: true };
};
