import { join } from 'node:path';
import { projectRoot } from '../build/project-root.ts';
import { createProgram } from './command-line/program.ts';
import { runProgram } from './command-line/run-program.ts';
import { ffmpegInWords } from './package/ffmpeg-binaries.ts';
import { packageService } from './package/package-service.ts';
import { printText } from './terminal/print.ts';

const program = createProgram(
  'npm run package --',
  'Compiles the service into a CloudFormation template and archives, without credentials or network.',
)
  .usage('[options]')
  .option('--stage <name>', 'the stage', 'dev')
  .action(async ({ stage }) => {
    const { template, ffmpeg } = await packageService(join(projectRoot, '.serverless'), stage);
    printText(ffmpegInWords(ffmpeg));
    printText(`The CloudFormation template is ${template}, its archives beside it.`);
  });
await runProgram(program, { argv: process.argv.slice(2) });
