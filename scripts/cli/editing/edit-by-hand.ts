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
        reject(new CommandFailed(`The editor ${editor} ended with ${code}; nothing was changed.`));
    });
  });

/** Lets a person edit a text and answers what they saved. @throws CommandFailed without an editor, or when it fails */
export const editByHand = async (text: string): Promise<string> => {
  const editor = process.env['VISUAL'] || process.env['EDITOR'];
  if (!editor) {
    throw new CommandFailed('Set EDITOR to your editor, or give the edited script with --file.');
  }
  const folder = await mkdtemp(join(tmpdir(), 'stepcast-script-'));
  try {
    const file = join(folder, 'script.json');
    await writeFile(file, text);
    await runEditor(editor, file);
    return await readFile(file, 'utf8');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
};
