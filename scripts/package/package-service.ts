import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildFunctions } from '../../build/build-functions.ts';
import { projectRoot } from '../../build/project-root.ts';
import { buildFfmpegLayer } from './ffmpeg-layer.ts';
import { withoutAws } from './without-aws.ts';

/** Where the compiled service is, absolute. */
export interface PackagedService {
  readonly folder: string;
  /** The CloudFormation template. */
  readonly template: string;
}

const runOsls = (args: readonly string[], env: Readonly<Record<string, string>>): Promise<void> =>
  new Promise((resolve, reject) => {
    const bin = join(projectRoot, 'node_modules', 'serverless', 'bin', 'serverless.js');
    const child = spawn(process.execPath, [bin, ...args], {
      cwd: projectRoot,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk.toString('utf8');
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`osls could not package the service (exit code ${code}):\n${output}`));
    });
  });

/**
 * Compiles serverless.yml with the bundles that are there; `settings` go before those of .env.
 * Throws Error with what osls said when it can't.
 */
export const compileService = async (
  folder: string,
  stage = 'dev',
  settings: Readonly<Record<string, string>> = {},
): Promise<PackagedService> => {
  await withoutAws((env) =>
    runOsls(['package', '--package', folder, '--stage', stage], { ...settings, ...env }),
  );
  return { folder, template: join(folder, 'cloudformation-template-update-stack.json') };
};

/**
 * Builds the bundles and the layer, and compiles the service into a CloudFormation template and
 * archives, without credentials and without a network (once the layer's binaries are installed).
 */
export const packageService = async (folder: string, stage?: string) => {
  const [ffmpeg] = await Promise.all([buildFfmpegLayer(), buildFunctions()]);
  return { ...(await compileService(folder, stage)), ffmpeg };
};
