import { projectRoot } from '../build/project-root.ts';
import { runProgram } from './command-line/run-program.ts';
import { stageProgram } from './stage/program.ts';

await runProgram(stageProgram({ env: process.env, folder: projectRoot }), {
  argv: process.argv.slice(2),
});
