#!/usr/bin/env node
// The command runs on any Node from 20 on; its TypeScript runs on the Node that the project installs.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const scripts = fileURLToPath(new URL('.', import.meta.url));

if (process.features.typescript) {
  await import('./cli/main.ts');
} else {
  const program = process.platform === 'win32' ? 'node.exe' : 'node';
  const node = join(scripts, '..', 'node_modules', 'node', 'bin', program);
  if (existsSync(node)) {
    const child = spawn(node, [join(scripts, 'cli', 'main.ts'), ...process.argv.slice(2)], {
      stdio: 'inherit',
    });
    // The terminal sends Ctrl+C to both; the child ends by it, and this process tells how.
    process.on('SIGINT', () => undefined);
    process.on('SIGTERM', () => child.kill('SIGTERM'));
    child.on('exit', (code, signal) => {
      process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 1);
    });
  } else {
    console.error('The project is not installed: run npm ci in its folder first.');
    process.exitCode = 1;
  }
}
