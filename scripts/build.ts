import { buildFunctions } from './functions/build-functions.ts';

const startedAt = performance.now();
const functions = await buildFunctions();
for (const { name, sizeBytes } of functions) {
  console.log(`dist/${name}/index.mjs  ${(sizeBytes / 1024).toFixed(0)} KB`);
}
console.log(`${functions.length} functions in ${Math.round(performance.now() - startedAt)} ms`);
