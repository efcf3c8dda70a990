import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CommandFailed } from '../command-failed.ts';

const runEditor = (editor: string, file: string): Promise<void> =>
  new Promise((resolve, reject) => {
    // An editor's setting may have arguments (`code --wait`), which only a shell can tell apart.
    const command = process.platform === 'win32' ? `${editor} "${file}"` : `${editor} '${file}'`;
    const child = spawn(command, { shell: true, stdio: 'inherit' });
    child.once('error', reject);
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else
        reject(
          new CommandFailed(
            `The editor ${editor} ended with ${code}; nothing was changed. What it has saved is in ${file}.`,
          ),
        );
    });
  });

/** What is edited is hours of somebody's work: when it isn't taken, it is kept, and they are told where. */
const keeping = async <T>(file: string, take: () => Promise<T>): Promise<T> => {
  try {
    return await take();
  } catch (cause) {
    if (!(cause instanceof CommandFailed)) throw cause;
    throw new CommandFailed(
      `${cause.message}\nWhat you edited is kept in ${file}. When that is put right, send it: --file ${file}`,
      { cause, ...(cause.problem && { problem: cause.problem }) },
    );
  }
};

/**
 * Lets a person edit a text, and answers what `take` makes of it; a text that it refuses stays in its file.
 * @throws CommandFailed without an editor, when it fails, or when what was edited is refused
 */
export const editByHand = async <T>(
  text: string,
  take: (edited: string) => Promise<T>,
): Promise<T> => {
  const editor = process.env['VISUAL'] || process.env['EDITOR'];
  if (!editor) {
    throw new CommandFailed('Set EDITOR to your editor, or give the edited script with --file.');
  }
  const folder = await mkdtemp(join(tmpdir(), 'stepcast-script-'));
  const file = join(folder, 'script.json');
  await writeFile(file, text);
  await runEditor(editor, file);
  const taken = await keeping(file, async () => take(await readFile(file, 'utf8')));
  await rm(folder, { recursive: true, force: true });
  return taken;
};
