import { buildConsole } from '../build/build-console.ts';
import { buildFunctions } from '../build/build-functions.ts';

const startedAt = performance.now();
const [functions, site] = await Promise.all([buildFunctions(), buildConsole()]);
for (const { name, sizeBytes } of functions) {
  console.log(`dist/${name}  ${(sizeBytes / 1024).toFixed(0)} KB`);
}
for (const { name, sizeBytes } of site.files) {
  console.log(`dist/console/${name}  ${(sizeBytes / 1024).toFixed(0)} KB`);
}
console.log(
  `${functions.length} functions and the console in ${Math.round(performance.now() - startedAt)} ms`,
);
