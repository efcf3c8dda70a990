// Runs on any Node, also before npm ci: imports nothing but Node's own modules.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import module from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const scripts = fileURLToPath(new URL('.', import.meta.url));
const program = process.platform === 'win32' ? 'node.exe' : 'node';
/** The Node that npm ci puts into the project, which runs TypeScript as it stands. */
const installedNode = join(scripts, '..', 'node_modules', 'node', 'bin', program);

/** Where Node keeps what it has compiled: a second start strips and compiles only what has changed. */
const compileCache = join(scripts, '..', 'node_modules', '.cache', 'node-compile-cache');

const notInstalled = (why) => {
  console.error(`The project is not installed${why}: run npm ci in its folder first.`);
  process.exitCode = 1;
};

/**
 * Runs a program of this folder with the arguments of the command line, on the Node that the
 * project installs; says in a sentence when the project isn't installed.
 */
export const runInstalled = async (file, args) => {
  if (!existsSync(installedNode)) {
    notInstalled('');
  } else if (process.features.typescript) {
    process.argv = [process.argv[0], join(scripts, file), ...args];
    module.enableCompileCache(compileCache);
    try {
      await import(`./${file}`);
    } catch (error) {
      if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
      notInstalled(` as it is now (${error.message.split(' imported from ')[0]})`);
    }
  } else {
    const child = spawn(installedNode, [join(scripts, file), ...args], { stdio: 'inherit' });
    // The terminal sends Ctrl+C to both; the child ends by it, and this process tells how.
    process.on('SIGINT', () => undefined);
    process.on('SIGTERM', () => child.kill('SIGTERM'));
    child.on('exit', (code, signal) => {
      process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1);
    });
  }
};
