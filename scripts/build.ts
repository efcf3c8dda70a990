import { buildConsole } from '../build/build-console.ts';
import { buildFunctions } from '../build/build-functions.ts';
import { printText } from './terminal/print.ts';

const startedAt = performance.now();
const [functions, site] = await Promise.all([buildFunctions(), buildConsole()]);
for (const { name, sizeBytes } of functions) {
  printText(`dist/${name}  ${(sizeBytes / 1024).toFixed(0)} KB`);
}
for (const { name, sizeBytes } of site.files) {
  printText(`dist/console/${name}  ${(sizeBytes / 1024).toFixed(0)} KB`);
}
printText(
  `${functions.length} functions and the console in ${Math.round(performance.now() - startedAt)} ms`,
);
